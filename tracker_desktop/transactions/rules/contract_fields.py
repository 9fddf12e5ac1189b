"""The fields of a licence or contract, and of a seat on one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.contracts import ContractKind
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.wording.figures import show_day

MOST_SEATS = 1_000_000
LONGEST_NOTICE = 3_650


@dataclass(frozen=True)
class ContractFields:
    """A contract as the form or a spreadsheet gives it. `yearly_cost` is that of all seats together; without `seats` as
    many may be given as are wanted. Where it `renews`, it goes on at its end unless notice is given `notice_days`
    before."""

    kind: str
    name: str
    number: str | None = None
    supplier_id: int | None = None
    seats: int | None = None
    yearly_cost: Decimal | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    renews: bool = False
    notice_days: int | None = None
    department_id: int | None = None
    notes: str | None = None


@dataclass(frozen=True)
class SeatFields:
    """What may be changed of a seat. `insured_value` is that of an asset under an insurance policy."""

    insured_value: Decimal | None = None
    since: dt.date | None = None
    note: str | None = None


RULES = {
    "kind": Rule("Kind", fields.choice(ContractKind)),
    "name": Rule("Name", fields.needed(fields.named)),
    "number": Rule("Number or key", fields.code),
    "supplier_id": Rule("Supplier", fields.reference(Supplier)),
    "seats": Rule("Seats", fields.whole(1, MOST_SEATS)),
    "yearly_cost": Rule("Yearly cost", fields.money),
    "starts": Rule("Starts", fields.day),
    "ends": Rule("Ends", fields.day),
    "renews": Rule("Renews by itself", fields.flag),
    "notice_days": Rule("Days of notice", fields.whole(0, LONGEST_NOTICE)),
    "department_id": Rule("Department", fields.reference(Department)),
    "notes": Rule("Notes", fields.note),
}
SEAT_RULES = {
    "insured_value": Rule("Insured value", fields.money),
    "since": Rule("Since", fields.needed(fields.day)),
    "note": Rule("Note", fields.line),
}


def checked(books: Books, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values made clean."""
    clean = fields.checked(books, RULES, values)
    if "number" in clean:
        clean["number_key"] = fields.key_of(clean["number"])
    return clean


def check_span(name: str, starts: dt.date | None, ends: dt.date | None) -> None:
    """Raises Refused("contract_span") where it would end before it starts."""
    if starts is not None and ends is not None and ends < starts:
        raise Refused("contract_span", name=name, starts=show_day(starts), ends=show_day(ends))
