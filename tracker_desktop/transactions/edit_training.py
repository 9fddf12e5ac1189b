"""Change a training: until when it holds, its note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.training_fields import RULES, TrainingFields, checked, trained


@dataclass(frozen=True)
class EditTraining(Transaction):
    """`changes` maps names of TrainingFields to their new values. Refused where the person has one of the new name."""

    kind: ClassVar[str] = "edit_training"
    right: ClassVar[Right] = Right.PEOPLE

    training_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(TrainingFields))

    def apply(self, books: Books) -> Said:
        row = books.hold(Training, [self.training_id])[self.training_id]
        values = checked(books, self.changes)
        person = books.get_one(Person, row.person_id)
        if "unique_key" in values:
            same = trained(books, [row.person_id], values["unique_key"]).get(row.person_id)
            if same is not None and same.id != row.id:
                raise Refused("training_taken", holder=person.name, training=same.name)
        changed = fields.put(row, values, RULES)
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"person": holder(person.holder_id), "training": row.name, "fields": ", ".join(changed)}
        return Said(self.kind, gaps, ("person", person.id))
