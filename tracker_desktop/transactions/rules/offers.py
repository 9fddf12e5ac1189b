"""How suppliers sell an item: checked, and brought to what was entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import SupplierItem
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.item_parts import ONE, bring
from tracker_desktop.transactions.rules.quantities import TOO_MANY, places_of
from tracker_desktop.transactions.rules.supplier_fields import MOST_DAYS

MOST_PACKS = 1_000_000
MOST_OFFERS = 50


@dataclass(frozen=True)
class OfferFields:
    """What a supplier sells of an item: under which `code` and name, what a pack holds (base units), the `price` of one
    pack, how many packs at least and in which multiple, and the days to delivery (none: the supplier's). The
    `preferred` one is proposed; where none is, the first."""

    supplier_id: int
    code: str = ""
    name: str | None = None
    pack_name: str | None = None
    pack_size: Decimal = ONE
    price: Decimal | None = None
    minimum_packs: int | None = None
    multiple_packs: int | None = None
    lead_time_days: int | None = None
    preferred: bool = False


RULES: Mapping[str, Rule] = {
    "supplier_id": Rule("Supplier", fields.needed(fields.reference(Supplier))),
    "code": Rule("Supplier's code", fields.code),
    "name": Rule("Supplier's name for it", fields.line),
    "pack_name": Rule("Pack", fields.line),
    "pack_size": Rule("A pack holds", lambda _, value: value),
    "price": Rule("Price of a pack", fields.money),
    "minimum_packs": Rule("Packs at least", fields.whole(1, MOST_PACKS)),
    "multiple_packs": Rule("In multiples of", fields.whole(1, MOST_PACKS)),
    "lead_time_days": Rule("Days to delivery", fields.whole(0, MOST_DAYS)),
    "preferred": Rule("Preferred", fields.flag),
}


def put_offers(books: Books, item: Item, offers: Sequence[OfferFields]) -> bool:
    """Bring the offers of an item to these. Returns whether something changed. Raises Refused."""
    if len(offers) > MOST_OFFERS:
        raise Refused("offers_many", item=item.name, most=MOST_OFFERS)
    rows = books.scalars(select(SupplierItem).where(SupplierItem.item_id == item.id).order_by(SupplierItem.id)).all()
    known = {row.supplier_id for row in rows}
    wanted = _cleaned(books, item, offers, known)
    return bring(books, item, SupplierItem, {(row.supplier_id, row.code_key): row for row in rows}, wanted)


def check_pack(item: Item, pack_size: Decimal) -> None:
    """Raises Refused("pack_wrong") where a pack holds nothing, too much, or parts that the item has not."""
    if not pack_size.is_finite() or not 0 < pack_size < TOO_MANY or places_of(pack_size) > item.decimals:
        raise Refused("pack_wrong", item=item.name, unit=item.unit)


def _cleaned(
    books: Books, item: Item, offers: Iterable[OfferFields], known: set[int]
) -> dict[tuple[int, str], dict[str, Any]]:
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for offer in offers:
        given = fields.values_of(offer)
        if offer.supplier_id in known:  # one that is retired since may stay
            del given["supplier_id"]
        clean = {"supplier_id": offer.supplier_id} | fields.checked(books, RULES, given)
        clean["code"] = clean["code"] or ""
        clean["code_key"] = fields.key_of(clean["code"]) or ""
        check_pack(item, offer.pack_size)
        key = (offer.supplier_id, clean["code_key"])
        if key in found:
            name = books.get_one(Supplier, offer.supplier_id).name
            raise Refused("offer_twice", supplier=name, text=clean["code"] or "no code")
        found[key] = clean
    preferred = [one for one in found.values() if one["preferred"]]
    if len(preferred) > 1:
        raise Refused("offers_preferred", item=item.name)
    if found and not preferred:
        next(iter(found.values()))["preferred"] = True
    return found
