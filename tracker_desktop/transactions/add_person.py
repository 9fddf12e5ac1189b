"""Add a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.holders import follow, new_holder
from tracker_desktop.transactions.rules.person_fields import PRIVATE, PersonFields, checked, found_by
from tracker_desktop.transactions.rules.said import Said, holder


@dataclass(frozen=True)
class AddPerson(Transaction):
    """Refused where the badge or login names somebody already."""

    kind: ClassVar[str] = "add_person"
    right: ClassVar[Right] = Right.PEOPLE

    fields: PersonFields = field(metadata=PRIVATE)

    def apply(self, books: Books) -> Said:
        values = checked(books, values_of(self.fields))
        owner = new_holder(books, HolderKind.PERSON, values["name"])
        person = books.insert(Person(holder_id=owner.id, **values))
        follow(books, owner.id, person.name, found_by(person), person.active)
        return Said("add_person", {"person": holder(owner.id)}, about=("person", person.id))
