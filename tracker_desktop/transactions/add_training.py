"""Enter a training of one person or of several: who has it already has it renewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.transactions.rules.training_fields import RULES, TrainingFields, checked, trained, until_words


@dataclass(frozen=True)
class AddTraining(Transaction):
    """Refused for somebody who has exactly this already, and for nobody."""

    kind: ClassVar[str] = "add_training"
    right: ClassVar[Right] = Right.PEOPLE

    person_ids: tuple[int, ...]
    fields: TrainingFields

    def apply(self, books: Books) -> Said:
        people = books.hold(Person, self.person_ids)
        if not people:
            raise Refused("training_nobody")
        values = checked(books, values_of(self.fields))
        had = trained(books, people, values["unique_key"])
        changed = 0
        for person_id in sorted(people):
            row = had.get(person_id)
            if row is None:
                books.add(Training(person_id=person_id, **values))
                changed += 1
            else:
                changed += bool(fields.put(row, values, RULES))
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"training": values["name"], "until": until_words(values["valid_until"])}
        if len(people) > 1:
            return Said("add_training_many", {**gaps, "count": len(people)})
        (person,) = people.values()
        return Said(self.kind, {**gaps, "person": holder(person.holder_id)}, ("person", person.id))
