"""Say from when on an item is re-ordered for single stores."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import StockLevel
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.item_fields import check_level_places, check_levels, level
from tracker_desktop.transactions.rules.item_parts import bring
from tracker_desktop.transactions.rules.place_rules import above
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_places import real_place
from tracker_desktop.transactions.rules.stock_words import words


@dataclass(frozen=True)
class LevelFields:
    """From when on an item is re-ordered for a store, in base units: a fixed quantity, or up to `maximum`."""

    place_id: int
    reorder_point: Decimal
    reorder_quantity: Decimal | None = None
    maximum: Decimal | None = None


RULES = {
    "place_id": Rule("Store", above),
    "reorder_point": Rule("Reorder at", fields.needed(level)),
    "reorder_quantity": Rule("Order quantity", level),
    "maximum": Rule("Order up to", level),
}


@dataclass(frozen=True)
class SetStockLevels(Transaction):
    """`levels` replace all there are. Raises Refused: level_twice, level_places, maximum_below."""

    kind: ClassVar[str] = "set_stock_levels"
    right: ClassVar[Right] = Right.ITEMS

    item_id: int
    levels: tuple[LevelFields, ...]

    def apply(self, books: Books) -> Said:
        item = lock_stock(books, [self.item_id])[self.item_id]
        rows = books.scalars(select(StockLevel).where(StockLevel.item_id == item.id).order_by(StockLevel.id)).all()
        known = {row.place_id: row for row in rows}
        wanted: dict[int, dict[str, Any]] = {}
        for one in self.levels:
            if one.place_id in wanted:
                raise Refused("level_twice", place=books.get_one(Place, one.place_id).path)
            wanted[one.place_id] = _checked(books, item, one, is_known=one.place_id in known)
        if not bring(books, item, StockLevel, known, wanted):
            raise Refused("nothing_changed")
        count = len(wanted)
        told = words("order_level") if count == 1 else words("order_levels", count=count)
        return Said("set_stock_levels", {"sku": item.sku, "levels": told}, about=("item", item.id))


def _checked(books: Books, item: Item, given: LevelFields, *, is_known: bool) -> dict[str, Any]:
    values = fields.values_of(given)
    if is_known:
        del values["place_id"]
    clean = fields.checked(books, RULES, values)
    real_place(books, given.place_id)
    check_level_places(clean, item.unit, item.decimals)
    if clean["reorder_quantity"] == 0:
        clean["reorder_quantity"] = None
    check_levels(clean["reorder_point"], clean["maximum"])
    return {"place_id": given.place_id} | clean
