"""The fields of a charge code, and what it must be for something to be charged to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class ChargeCodeFields:
    """A charge code as the form or a spreadsheet gives it. A job may be issued to by itself."""

    code: str
    name: str | None = None
    department_id: int | None = None
    is_job: bool = False
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    notes: str | None = None
    active: bool = True


RULES = {
    "code": Rule("Code", fields.needed(fields.code)),
    "name": Rule("Name", fields.line),
    "department_id": Rule("Department", fields.reference(Department)),
    "is_job": Rule("Job", fields.flag),
    "valid_from": Rule("Valid from", fields.day),
    "valid_until": Rule("Valid until", fields.day),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], before: ChargeCode | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused: charge_code_taken, charge_code_days."""
    clean = fields.checked(books, RULES, values)
    if "code" in clean:
        clean["code_key"] = fields.key_of(clean["code"])
        _check_free(books, clean["code_key"], before)
    first, last = (
        clean.get(key, getattr(before, key) if before is not None else None) for key in ("valid_from", "valid_until")
    )
    check_days(first, last)
    return clean


def check_days(first: dt.date | None, last: dt.date | None) -> None:
    """Raises Refused("charge_code_days") where the last day is before the first."""
    if first is not None and last is not None and last < first:
        raise Refused("charge_code_days", first=show_day(first), last=show_day(last))


def _check_free(books: Books, key: str, before: ChargeCode | None) -> None:
    found = books.execute(select(ChargeCode.id, ChargeCode.code).where(ChargeCode.code_key == key)).first()
    if found is not None and (before is None or found.id != before.id):
        raise Refused("charge_code_taken", charge=found.code, id=found.id)
    if before is None or before.code_key != key:
        free_code(books, key)
