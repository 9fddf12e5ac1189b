"""The fields of a department."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import above


@dataclass(frozen=True)
class DepartmentFields:
    """A department as the form or a spreadsheet gives it."""

    name: str
    charge_code: str | None = None
    place_id: int | None = None
    manager_id: int | None = None
    active: bool = True


RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "charge_code": Rule("Charge code", fields.code),
    "place_id": Rule("Place", above),
    "manager_id": Rule("Manager", fields.reference(Person)),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], department_id: int | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where another department has the name."""
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        clean["unique_key"] = fold(clean["name"])
        same = select(Department.id, Department.name).where(Department.unique_key == clean["unique_key"])
        found = books.execute(same).first()
        if found is not None and found.id != department_id:
            raise Refused("department_taken", name=found.name, id=found.id)
    return clean
