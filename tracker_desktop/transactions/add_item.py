"""Add an item with its codes and packs; its row for stock without a lot comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.items import Item
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.item_fields import ItemFields, checked
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields, put_codes, put_units
from tracker_desktop.transactions.rules.lots import no_lot
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddItem(Transaction):
    """The SKU needs no row in `codes`: it is a code by itself. Refused where another item has it."""

    kind: ClassVar[str] = "add_item"
    right: ClassVar[Right] = Right.ITEMS

    fields: ItemFields
    codes: tuple[CodeFields, ...] = ()
    units: tuple[UnitFields, ...] = ()

    def apply(self, books: Books) -> Said:
        item = new_item(books, self.fields, self.codes, self.units)
        return Said("add_item", {"sku": item.sku, "name": item.name}, about=("item", item.id))


def new_item(
    books: Books, fields: ItemFields, codes: tuple[CodeFields, ...] = (), units: tuple[UnitFields, ...] = ()
) -> Item:
    """Write a new item with everything that belongs to it. Raises Refused."""
    item = books.insert(Item(**checked(books, values_of(fields))))
    put_codes(books, item, codes)
    put_units(books, item, units)
    no_lot(books, item)
    return item
