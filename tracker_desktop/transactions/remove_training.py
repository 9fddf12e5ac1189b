"""Remove trainings that somebody does not have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.counter import first_of


@dataclass(frozen=True)
class RemoveTraining(Transaction):
    """Undo brings them back."""

    kind: ClassVar[str] = "remove_training"
    right: ClassVar[Right] = Right.PEOPLE

    training_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        rows = [row for _, row in sorted(books.hold(Training, self.training_ids).items())]
        if not rows:
            raise Refused("training_nobody")
        names = list(dict.fromkeys(row.name for row in rows))
        person = books.get_one(Person, rows[0].person_id)
        for row in rows:
            books.delete(row)
        if len(rows) > 1:
            return Said("remove_training_many", {"count": len(rows), "training": first_of(names)})
        return Said(self.kind, {"person": holder(person.holder_id), "training": names[0]}, ("person", person.id))
