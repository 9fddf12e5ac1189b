"""The lines of a purchase order as they are entered: filled from what the supplier sells, checked, made rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import SupplierItem
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.item_parts import ONE
from tracker_desktop.transactions.rules.ledger_values import LARGEST_VALUE
from tracker_desktop.transactions.rules.offers import check_pack
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.quantities import TOO_MANY, check_quantity, places_of
from tracker_desktop.transactions.rules.receive_assets import MOST as MOST_ASSETS

MOST_LINES = 1_000


@dataclass(frozen=True)
class OrderLineFields:
    """What is ordered: `packs` of an item, or assets of a model (`description`, `category_id`), one a piece. What is
    left empty of an item's line comes from what the supplier sells: pack, price of a pack, code."""

    packs: Decimal
    item_id: int | None = None
    pack_name: str | None = None
    pack_size: Decimal | None = None
    price: Decimal | None = None
    supplier_code: str | None = None
    description: str | None = None
    category_id: int | None = None
    manufacturer: str | None = None
    model: str | None = None
    expected: dt.date | None = None
    place_id: int | None = None
    note: str | None = None


RULES: Mapping[str, Rule] = {
    "pack_name": Rule("Pack", fields.line),
    "price": Rule("Price", fields.money),
    "supplier_code": Rule("Supplier's code", fields.line),
    "description": Rule("Description", fields.line),
    "category_id": Rule("Category", fields.reference(Category)),
    "manufacturer": Rule("Manufacturer", fields.line),
    "model": Rule("Model", fields.line),
    "expected": Rule("Expected", fields.day),
    "place_id": Rule("Deliver to", usable),
    "note": Rule("Note", fields.note),
}


def line_rows(books: Books, supplier_id: int, lines: Sequence[OrderLineFields]) -> list[dict[str, Any]]:
    """The values of the rows of these lines, numbered from 1. Raises Refused: order_lines_many, order_too_large,
    what a line says."""
    if len(lines) > MOST_LINES:
        raise Refused("order_lines_many", most=MOST_LINES)
    offers = _offers(books, supplier_id)
    rows = [{"line": number} | _row(books, line, offers) for number, line in enumerate(lines, 1)]
    check_worth((row["packs"], row["price"]) for row in rows)
    return rows


def check_packs(books: Books, item_id: int | None, packs: Decimal, pack_size: Decimal, name: str) -> Decimal:
    """How many base units (or pieces) these packs are.

    Raises Refused: pack_wrong, order_packs_whole, order_pieces_wrong, quantity_...
    """
    if not packs.is_finite() or packs <= 0 or packs >= TOO_MANY:
        raise Refused("order_packs_wrong", item=name)
    if item_id is None:
        if places_of(packs) or packs > MOST_ASSETS:
            raise Refused("order_pieces_wrong", description=name, most=MOST_ASSETS)
        return packs
    item = books.get_one(Item, item_id)
    check_pack(item, pack_size)
    if pack_size != ONE and places_of(packs):
        raise Refused("order_packs_whole", item=name)
    check_quantity(item, packs * pack_size)
    return packs * pack_size


def check_price(name: str, packs: Decimal, price: Decimal | None) -> None:
    """Raises Refused("cost_too_large") where the line is worth more than can be kept."""
    if price is not None and price * packs > LARGEST_VALUE:
        raise Refused("cost_too_large", item=name)


def check_worth(lines: Iterable[tuple[Decimal, Decimal | None]]) -> None:
    """Raises Refused("order_too_large") where lines (packs, price of one) are worth more than can be kept together."""
    if sum(packs * price for packs, price in lines if price is not None) > LARGEST_VALUE:
        raise Refused("order_too_large")


def _row(books: Books, line: OrderLineFields, offers: Mapping[int, SupplierItem]) -> dict[str, Any]:
    given = {key: getattr(line, key) for key in RULES}
    clean = fields.checked(books, RULES, given)
    if line.item_id is None:
        if not clean["description"]:
            raise Refused("order_line_empty")
        size = ONE
    else:
        item = books.get(Item, line.item_id)
        if item is None:
            raise Refused("gone")
        if not item.active:
            raise Refused("item_retired", item=item.name)
        size = _filled(clean, line, offers.get(item.id))
        clean |= {"description": item.name, "category_id": None, "manufacturer": None, "model": None}
    name = str(clean["description"])
    quantity = check_packs(books, line.item_id, line.packs, size, name)
    check_price(name, line.packs, clean["price"])
    return clean | {"item_id": line.item_id, "packs": line.packs, "pack_size": size, "quantity": quantity}


def _filled(clean: dict[str, Any], line: OrderLineFields, offer: SupplierItem | None) -> Decimal:
    """Fills in what the supplier says. Returns what a pack holds. The price of another pack is not taken."""
    if offer is None:
        return ONE if line.pack_size is None else line.pack_size
    clean["supplier_code"] = clean["supplier_code"] or offer.code or None
    if line.pack_size is not None and line.pack_size != offer.pack_size:
        return line.pack_size
    clean["pack_name"] = clean["pack_name"] or offer.pack_name
    clean["price"] = offer.price if clean["price"] is None else clean["price"]
    return offer.pack_size


def _offers(books: Books, supplier_id: int) -> dict[int, SupplierItem]:
    """What the supplier sells by the item: the preferred one, else the first."""
    query = select(SupplierItem).where(SupplierItem.supplier_id == supplier_id)
    rows = books.scalars(query.order_by(SupplierItem.preferred, SupplierItem.id.desc()))
    return {row.item_id: row for row in rows}
