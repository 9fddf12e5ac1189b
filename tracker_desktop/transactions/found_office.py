"""Open a new office: its first person with every role, the virtual places, a stockroom and a returns shelf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.office import Setting
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books, Signed
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.holders import new_holder
from tracker_desktop.transactions.rules.person_fields import checked
from tracker_desktop.transactions.rules.said import Said

STOCKROOM = ("STOCKROOM", "Stockroom", PlaceKind.STORE)
RETURNS = ("RETURNS", "Returns shelf", PlaceKind.RETURNS_SHELF)


@dataclass(frozen=True)
class FoundOffice(Transaction):
    """Needs no right, since nobody is there yet; refused once somebody may sign in."""

    kind: ClassVar[str] = "found_office"
    right = None  # type: ignore[assignment]
    undoable: ClassVar[bool] = False

    office: str
    person: str = field(metadata={"journal": False})
    badge: str | None = field(default=None, metadata={"journal": False})
    zone: str = "UTC"
    currency: str = "USD"

    def apply(self, books: Books) -> Said:
        if books.scalar(select(func.count()).select_from(Operator)):
            raise Refused("office_exists")
        given = checked(books, {"name": self.person, "badge": self.badge})
        holder = new_holder(books, HolderKind.PERSON, given["name"], given["badge"] or "")
        person = books.insert(Person(holder_id=holder.id, active=True, **given))
        books.insert(Operator(person_id=person.id, roles=[role.value for role in Role], active=True))
        books.operator = Signed(person.id, person.name, frozenset(Role))
        for kind in PlaceKind:
            if kind in VIRTUAL:
                _place(books, f"~{kind.value.upper().replace(' ', '-')}", kind.value.capitalize(), kind)
        for code, name, kind in (STOCKROOM, RETURNS):
            _place(books, code, name, kind)
        agreed = {
            "office.name": self.office,
            "office.zone": self.zone,
            "money.currency": self.currency,
            "returns.place": RETURNS[0],
        }
        for key, value in agreed.items():
            books.add(Setting(key=key, value=value))
        return Said("found_office", {"name": self.office})


def _place(books: Books, code: str, name: str, kind: PlaceKind) -> None:
    holder = new_holder(books, HolderKind.PLACE, name, code)
    books.add(Place(holder_id=holder.id, code=code, code_key=code, name=name, path=name, kind=kind.value, active=True))
