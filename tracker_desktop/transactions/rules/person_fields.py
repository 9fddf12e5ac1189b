"""The fields of a person, and what must hold for them. None of them enters the journal by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Department, Person
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.category_fields import LONGEST_LOAN, MOST_AT_ONCE
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule

PRIVATE: Mapping[str, bool] = {"journal": False}


@dataclass(frozen=True)
class PersonFields:
    """A person as the form or a spreadsheet gives it. Things are lent for `loan_days` at most, `most_out` at once."""

    name: str
    badge: str | None = None
    login: str | None = None
    employee_number: str | None = None
    department_id: int | None = None
    email: str | None = None
    phone: str | None = None
    job_title: str | None = None
    notes: str | None = None
    loan_days: int | None = None
    most_out: int | None = None
    active: bool = True


RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "badge": Rule("Badge", fields.code),
    "login": Rule("Login", fields.code),
    "employee_number": Rule("Employee number", fields.code),
    "department_id": Rule("Department", fields.reference(Department)),
    "email": Rule("E-mail", fields.line),
    "phone": Rule("Phone", fields.line),
    "job_title": Rule("Job title", fields.line),
    "notes": Rule("Notes", fields.note),
    "loan_days": Rule("Lent for days at most", fields.whole(1, LONGEST_LOAN)),
    "most_out": Rule("At once at most", fields.whole(1, MOST_AT_ONCE)),
    "active": Rule("Active", fields.flag),
}
KEYS = {"badge": "badge_key", "login": "login_key", "employee_number": "employee_key"}


def checked(books: Books, values: Mapping[str, Any], person_id: int | None = None) -> dict[str, Any]:
    """The values made clean, with their keys. Raises Refused where a badge or login is somebody else's."""
    clean = fields.checked(books, RULES, values)
    for field, key in KEYS.items():
        if field in clean:
            clean[key] = fields.key_of(clean[field])
    if clean.get("badge_key"):
        free_code(books, clean["badge_key"], (Person, person_id) if person_id else None)
    if clean.get("login_key"):
        _free_login(books, clean["login_key"], person_id)
    return clean


def _free_login(books: Books, key: str, person_id: int | None) -> None:
    found = books.execute(select(Person.id, Person.name, Person.login).where(Person.login_key == key)).first()
    if found is not None and found.id != person_id:
        raise Refused("login_taken", login=found.login, name=found.name, id=found.id)


def found_by(person: Person) -> str:
    """What a person is found by besides the name."""
    return " ".join(text for text in (person.badge, person.login, person.employee_number) if text)
