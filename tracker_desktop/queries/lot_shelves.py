"""What lies where of some lots, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of


@dataclass(frozen=True)
class LotShelf:
    """Stock of a lot at a place; `text` says it: GLV-NIT-M · lot 24G118 · 40 pcs in Store 1 / A-04."""

    item_id: int
    lot_id: int
    place_id: int
    lot: str
    quantity: Decimal
    is_expired: bool
    text: str


@dataclass(frozen=True)
class LotShelves:
    """The shelves of some lots, and what they are worth together at the average, as an amount in words."""

    shelves: tuple[LotShelf, ...]
    worth: str


@dataclass(frozen=True)
class LotShelvesOf(Query[LotShelves]):
    """All that lies anywhere of these lots."""

    lot_ids: Sequence[int]

    def run(self, connection: Connection) -> LotShelves:
        office = office_of(connection)
        query = (
            select(
                *(Balance.item_id, Balance.lot_id, Balance.place_id, Lot.number, Lot.expiry, Balance.quantity),
                *(Place.path, Item.sku, Item.unit, ItemValue.quantity.label("of_item"), ItemValue.value),
            )
            .join(Lot, Lot.id == Balance.lot_id)
            .join(Item, Item.id == Balance.item_id)
            .join(Place, Place.id == Balance.place_id)
            .join(ItemValue, ItemValue.item_id == Balance.item_id)
            .where(Balance.quantity > 0)
            .order_by(Item.sku_sort, Lot.number_key, Place.path_key)
        )
        shelves, worth = [], Decimal(0)
        for part in in_parts(self.lot_ids):
            for row in connection.execute(query.where(Balance.lot_id.in_(part))):
                here = f"{shown.stock(office, row.quantity, row.unit)} in {row.path}"
                text = shown.joined([row.sku, f"lot {row.number}" if row.number else "", here])
                expired = row.expiry is not None and row.expiry < office.today
                shelves.append(LotShelf(*row[:4], row.quantity, expired, text))
                worth += row.value * row.quantity / row.of_item
        return LotShelves(tuple(shelves), shown.amount(office, round(worth, office.decimals)))
