"""What the counter asks while stock is counted: what a count has at a place, and what may be meant by an item there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, exists, func, select

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item, ItemUnit, Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_scope import places_below

MOST_LOTS = 9


@dataclass(frozen=True)
class PlaceInCount:
    """The lines that a count has at a place and below it, and those of them that are counted."""

    lines: int
    counted: int


@dataclass(frozen=True)
class PlaceInCountOf(Query[PlaceInCount]):
    """How far a count is at a place."""

    count_id: int
    place_id: int

    def run(self, connection: Connection) -> PlaceInCount:
        inside = places_below(connection, [self.place_id])
        query = select(CountLine.place_id, func.count(), func.count(CountLine.counted))
        rows = connection.execute(query.where(CountLine.count_id == self.count_id).group_by(CountLine.place_id)).all()
        here = [row for row in rows if row[0] in inside]
        return PlaceInCount(sum(row[1] for row in here), sum(row[2] for row in here))


@dataclass(frozen=True)
class LotToCount:
    """A lot that may lie at a place. `counted` is what was counted of it there already, by whom; None where nothing
    was. `again`: another person is asked to count it once more."""

    lot_id: int
    number: str
    expiry: dt.date | None
    counted: Decimal | None = None
    counted_by: int | None = None
    again: bool = False


@dataclass(frozen=True)
class ItemToCount:
    """An item as it is counted at a place. `lots` are those of the list and of the book there, the first to expire
    first; where there are none, `others` are the last lots of the item elsewhere."""

    id: int
    name: str
    unit: str
    decimals: int
    lot_policy: str
    packs: Mapping[str, tuple[int, int]]
    lots: tuple[LotToCount, ...]
    others: tuple[LotToCount, ...]


@dataclass(frozen=True)
class ItemToCountAt(Query[ItemToCount | None]):
    """What may be counted of an item at a place; None where the item is gone."""

    count_id: int
    item_id: int
    place_id: int

    def run(self, connection: Connection) -> ItemToCount | None:
        head = select(Item.id, Item.name, Item.unit, Item.decimals, Item.lot_policy).where(Item.id == self.item_id)
        item = connection.execute(head).first()
        if item is None:
            return None
        units = select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator).where(ItemUnit.item_id == self.item_id)
        packs = {name: (top, bottom) for name, top, bottom in connection.execute(units.order_by(ItemUnit.id))}
        lots = self._here(connection)
        return ItemToCount(*item, packs=packs, lots=lots, others=() if lots else self._elsewhere(connection))

    def _here(self, connection: Connection) -> tuple[LotToCount, ...]:
        columns = Lot.id, Lot.number, Lot.expiry
        book = select(*columns).join(Balance, Balance.lot_id == Lot.id)
        book = book.where(Balance.item_id == self.item_id, Balance.place_id == self.place_id, Balance.quantity > 0)
        listed = select(*columns, CountLine.counted, CountLine.counted_by_id, CountLine.again)
        listed = listed.join(CountLine, CountLine.lot_id == Lot.id).where(CountLine.count_id == self.count_id)
        listed = listed.where(CountLine.item_id == self.item_id, CountLine.place_id == self.place_id)
        found = {row.id: LotToCount(*row) for row in connection.execute(book)}
        found |= {row.id: LotToCount(*row) for row in connection.execute(listed)}
        return tuple(sorted(found.values(), key=lambda lot: (lot.expiry or dt.date.max, lot.lot_id)))

    def _elsewhere(self, connection: Connection) -> tuple[LotToCount, ...]:
        query = select(Lot.id, Lot.number, Lot.expiry).where(Lot.item_id == self.item_id, Lot.number_key != "")
        rows = connection.execute(query.order_by(Lot.id.desc()).limit(MOST_LOTS))
        return tuple(LotToCount(*row) for row in rows)


@dataclass(frozen=True)
class LotCalled:
    """A lot by its number. `listed`: the count has a line of it."""

    number: str
    item_id: int
    sku: str
    item: str
    listed: bool


@dataclass(frozen=True)
class LotsCalled(Query[tuple[LotCalled, ...]]):
    """The lots of this normalised number, by their items; `count_id` is the count that may list them."""

    number_key: str
    count_id: int | None = None

    def run(self, connection: Connection) -> tuple[LotCalled, ...]:
        listed = exists().where(
            CountLine.count_id == self.count_id, CountLine.item_id == Lot.item_id, CountLine.lot_id == Lot.id
        )
        query = select(Lot.number, Item.id, Item.sku, Item.name, listed).join(Item, Item.id == Lot.item_id)
        query = query.where(Lot.number_key == self.number_key, Lot.number_key != "").order_by(Item.sku_sort, Item.id)
        return tuple(LotCalled(*row) for row in connection.execute(query))
