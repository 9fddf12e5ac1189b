"""Change what is known of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.administrators import one_stays
from tracker_desktop.transactions.rules.holders import follow
from tracker_desktop.transactions.rules.leaving import refuse_leaving
from tracker_desktop.transactions.rules.person_fields import PRIVATE, RULES, PersonFields, checked, found_by
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditPerson(Transaction):
    """`changes` maps names of PersonFields to their new values. Who leaves must have given
    everything back first, and have neither offers nor reservations that wait."""

    kind: ClassVar[str] = "edit_person"
    right: ClassVar[Right] = Right.PEOPLE

    person_id: int
    changes: Mapping[str, Any] = field(metadata={**PRIVATE, **fields_of(PersonFields)})

    def apply(self, books: Books) -> Said:
        person = books.hold(Person, [self.person_id])[self.person_id]
        changed = fields.put(person, checked(books, self.changes, person.id), RULES)
        if not changed:
            raise Refused("nothing_changed")
        follow(books, person.holder_id, person.name, found_by(person), person.active)
        books.flush()
        if not person.active:
            one_stays(books)
            if RULES["active"].label in changed:
                refuse_leaving(books.connection(), person.holder_id)
        gaps = {"person": holder(person.holder_id), "fields": ", ".join(changed), "holds": ""}
        return Said("edit_person", gaps, about=("person", person.id))
