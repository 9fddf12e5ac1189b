"""The fields and the lines of a kit: items that go out together by one code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, ItemCode
from tracker_desktop.models.orders import KitLine, StockKit
from tracker_desktop.scanning.resolve import resolve
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.quantities import check_quantity


@dataclass(frozen=True)
class KitFields:
    """A kit as the form gives it."""

    code: str
    name: str
    notes: str | None = None
    active: bool = True


@dataclass(frozen=True)
class KitPart:
    """How many base units of an item one kit holds; the item by its SKU or another of its codes."""

    item: str
    quantity: Decimal


RULES = {
    "code": Rule("Code", fields.needed(fields.code)),
    "name": Rule("Name", fields.needed(fields.named)),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], before: StockKit | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where something else is scanned by the code."""
    clean = fields.checked(books, RULES, values)
    if "code" in clean:
        clean["code_key"] = key = fields.key_of(clean["code"]) or ""
        if before is None or before.code_key != key:
            _check_free(books, key)
    return clean


def _check_free(books: Books, key: str) -> None:
    owner = select(ItemCode.code, Item.name).join(Item, Item.id == ItemCode.item_id).where(ItemCode.code_key == key)
    item = books.execute(owner).first()
    if item is not None:
        raise Refused("kit_code_item", text=item.code, item=item.name)
    free_code(books, key)


def put_parts(books: Books, kit: StockKit, parts: Iterable[KitPart]) -> bool:
    """Bring the lines of a kit to these. Returns whether something changed. Raises Refused."""
    wanted = _checked_parts(books, list(parts))
    rows = books.scalars(select(KitLine).where(KitLine.kit_id == kit.id).order_by(KitLine.id)).all()
    before = {row.item_id: row for row in rows}
    changed = {item_id: row.quantity for item_id, row in before.items()} != wanted
    for item_id in before.keys() - wanted.keys():
        books.delete(before[item_id])
    for item_id, quantity in wanted.items():
        if item_id in before:
            before[item_id].quantity = quantity
        else:
            books.add(KitLine(kit_id=kit.id, item_id=item_id, quantity=quantity))
    books.flush()
    return changed


def _checked_parts(books: Books, parts: Sequence[KitPart]) -> dict[int, Decimal]:
    if not parts:
        raise Refused("kit_empty")
    wanted: dict[int, Decimal] = {}
    for part in parts:
        item = item_of(books, part.item)
        if item.id in wanted:
            raise Refused("kit_item_twice", item=item.name)
        if not item.active:
            raise Refused("item_retired", item=item.name)
        check_quantity(item, part.quantity)
        wanted[item.id] = part.quantity
    return wanted


def item_of(books: Books, text: str) -> Item:
    """The one item that has this SKU or code. Raises Refused("kit_item_unknown")."""
    matches = resolve(books.connection(), text, typed=False, prefer=("item",)).matches
    found = {one.id for one in matches if one.kind == "item"}
    if len(found) != 1:
        raise Refused("kit_item_unknown", text=text)
    return books.get_one(Item, found.pop())
