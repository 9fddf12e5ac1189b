"""Add a field of one's own, which assets of a category then have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.own_fields import OwnField
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.own_field_fields import OwnFieldFields, checked
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddOwnField(Transaction):
    """Refused where another field has the name, or a list of assets has such a column already."""

    kind: ClassVar[str] = "add_own_field"
    right: ClassVar[Right] = Right.ASSETS

    fields: OwnFieldFields

    def apply(self, books: Books) -> Said:
        field = books.insert(OwnField(**checked(books, values_of(self.fields))))
        return Said(self.kind, {"name": field.name}, about=("own_field", field.id))
