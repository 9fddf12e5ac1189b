"""Change a field of one's own. What assets have in it is fitted to it, or it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.own_fields import OwnField
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.own_field_fields import (
    RULES,
    OwnFieldFields,
    checked,
    fit_values,
    refuse_elsewhere,
)
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of

OF_VALUES = frozenset(RULES[key].label for key in ("kind", "choices", "is_unique"))
"""What the values of the field depend on."""


@dataclass(frozen=True)
class EditOwnField(Transaction):
    """`changes` maps names of OwnFieldFields to new values. One that is no longer active keeps its values."""

    kind: ClassVar[str] = "edit_own_field"
    right: ClassVar[Right] = Right.ASSETS

    field_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(OwnFieldFields))

    def apply(self, books: Books) -> Said:
        row = books.hold(OwnField, [self.field_id])[self.field_id]
        changed = fields.put(row, checked(books, self.changes, row), RULES)
        if not changed:
            raise Refused("nothing_changed")
        if RULES["category_id"].label in changed:
            refuse_elsewhere(books, row)
        if not OF_VALUES.isdisjoint(changed):
            fit_values(books, row)
        return Said(self.kind, {"name": row.name, "fields": ", ".join(changed)}, about=("own_field", row.id))
