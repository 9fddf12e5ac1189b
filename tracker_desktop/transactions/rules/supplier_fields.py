"""The fields of a supplier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule

MOST_DAYS = 1_000
"""From order to delivery."""


@dataclass(frozen=True)
class SupplierFields:
    """A supplier as the form or a spreadsheet gives it. `customer_number` is the office's own there, `lead_time_days`
    from order to delivery, `minimum_order` what an order must be worth."""

    name: str
    contact: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    customer_number: str | None = None
    lead_time_days: int | None = None
    minimum_order: Decimal | None = None
    notes: str | None = None
    active: bool = True


RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "contact": Rule("Contact", fields.line),
    "email": Rule("E-mail", fields.line),
    "phone": Rule("Phone", fields.line),
    "address": Rule("Address", fields.note),
    "customer_number": Rule("Our customer number", fields.line),
    "lead_time_days": Rule("Days to delivery", fields.whole(0, MOST_DAYS)),
    "minimum_order": Rule("Minimum order", fields.money),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], supplier_id: int | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where another supplier has the name."""
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        clean["unique_key"] = fold(clean["name"])
        same = select(Supplier.id, Supplier.name).where(Supplier.unique_key == clean["unique_key"])
        found = books.execute(same).first()
        if found is not None and found.id != supplier_id:
            raise Refused("supplier_taken", name=found.name, id=found.id)
    return clean
