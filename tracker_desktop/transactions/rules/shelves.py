"""The stock that one transaction touches: locked, loaded, worked on in memory and written back when it fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.transactions.books import Books

CHUNK = 500
NOTHING = Decimal(0)


class Shelf(NamedTuple):
    """A lot of an item at a place: the key of its balance."""

    item_id: int
    lot_id: int
    place_id: int


@dataclass
class Total:
    """Quantity (base units) and value (currency) of an item over all real places."""

    quantity: Decimal
    value: Decimal


def lock_stock(books: Books, item_ids: Iterable[int]) -> Mapping[int, Item]:
    """Lock all stock of these items until the end, in the order of their ids, and return the items.

    The item's row is the one lock of its balances and its value: whoever writes those has called this before, with all
    items of the transaction at once, so that two desks wait for each other in one order only.
    Raises Refused("gone") where an item does not exist any more.
    """
    held: dict[int, Item] = books.info.setdefault("stock_locked", {})
    missing = sorted(set(item_ids) - held.keys())
    for start in range(0, len(missing), CHUNK):
        held.update(books.hold(Item, missing[start : start + CHUNK]))
    return held


class Shelves:
    """Balances of some lots and totals of their items as this transaction will leave them."""

    def __init__(self, books: Books, keys: Iterable[tuple[int, int]]) -> None:
        pairs = sorted(set(keys))
        self._books = books
        self.items = lock_stock(books, {item_id for item_id, _ in pairs})
        self._rows: dict[Shelf, Balance] = {}
        self._value_rows: dict[int, ItemValue] = {}
        self._load(sorted({lot_id for _, lot_id in pairs}), sorted({item_id for item_id, _ in pairs}))
        self.on_hand = {key: row.quantity for key, row in self._rows.items()}
        self.totals = {
            item_id: Total(row.quantity, row.value)
            if (row := self._value_rows.get(item_id))
            else Total(NOTHING, NOTHING)
            for item_id, _ in pairs
        }

    def _load(self, lots: list[int], items: list[int]) -> None:
        fresh = {"populate_existing": True}
        for start in range(0, len(lots), CHUNK):
            query = select(Balance).where(Balance.lot_id.in_(lots[start : start + CHUNK])).execution_options(**fresh)
            rows = self._books.scalars(query)
            self._rows.update({Shelf(row.item_id, row.lot_id, row.place_id): row for row in rows})
        for start in range(0, len(items), CHUNK):
            values = select(ItemValue).where(ItemValue.item_id.in_(items[start : start + CHUNK]))
            found = self._books.scalars(values.execution_options(**fresh))
            self._value_rows.update({row.item_id: row for row in found})

    def put(self, key: Shelf, quantity: Decimal) -> None:
        """Add to a shelf; a negative quantity takes. What is below zero in the end must not be written back."""
        self.on_hand[key] = self.on_hand.get(key, NOTHING) + quantity

    def was(self, key: Shelf) -> Decimal:
        """What lay there before this transaction."""
        row = self._rows.get(key)
        return row.quantity if row else NOTHING

    def lots_above(self, quantity: Decimal) -> set[int]:
        """The lots of which more than this is on hand at all real places together."""
        sums: dict[int, Decimal] = {}
        for key, here in self.on_hand.items():
            sums[key.lot_id] = sums.get(key.lot_id, NOTHING) + here
        return {lot_id for lot_id, total in sums.items() if total > quantity}

    def write_back(self) -> None:
        """Bring the balance and value rows to what was worked out."""
        for key in sorted(self.on_hand):
            row = self._rows.get(key)
            if row is None:
                self._books.add(Balance(**key._asdict(), quantity=self.on_hand[key]))
            elif row.quantity != self.on_hand[key]:
                row.quantity = self.on_hand[key]
        for item_id, total in sorted(self.totals.items()):
            value = self._value_rows.get(item_id)
            if value is None:
                self._books.add(ItemValue(item_id=item_id, quantity=total.quantity, value=total.value))
            elif (value.quantity, value.value) != (total.quantity, total.value):
                value.quantity, value.value = total.quantity, total.value
        self._books.flush()
