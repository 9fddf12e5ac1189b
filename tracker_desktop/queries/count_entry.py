"""What has to be known of a line of a count to read what is typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item, ItemUnit
from tracker_desktop.queries.base import Query
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class CountEntry:
    """Where the line is, how its item is called and counted. `packs` have their base units as a fraction; `text` is
    what was counted as it was entered, empty where nothing was, and where it is to be counted again."""

    line_id: int
    count_id: int
    item_id: int
    lot_id: int
    place_id: int
    item: str
    unit: str
    decimals: int
    packs: Mapping[str, tuple[int, int]]
    text: str


@dataclass(frozen=True)
class CountEntryOf(Query[CountEntry | None]):
    """The facts of a line; None where it is gone."""

    line_id: int

    def run(self, connection: Connection) -> CountEntry | None:
        query = (
            select(CountLine.count_id, CountLine.item_id, CountLine.lot_id, CountLine.place_id)
            .add_columns(CountLine.counted, CountLine.entered, CountLine.again, Item.name, Item.unit, Item.decimals)
            .join(Item, Item.id == CountLine.item_id)
            .where(CountLine.id == self.line_id)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        units = select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator)
        packs = connection.execute(units.where(ItemUnit.item_id == row.item_id).order_by(ItemUnit.id))
        return CountEntry(
            line_id=self.line_id,
            count_id=row.count_id,
            item_id=row.item_id,
            lot_id=row.lot_id,
            place_id=row.place_id,
            item=row.name,
            unit=row.unit,
            decimals=row.decimals,
            packs={name: (top, bottom) for name, top, bottom in packs},
            text="" if row.again or row.counted is None else row.entered or show_quantity(row.counted),
        )
