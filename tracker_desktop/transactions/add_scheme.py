"""Add a depreciation scheme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.depreciation.methods import METHODS
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields, checked


@dataclass(frozen=True)
class AddScheme(Transaction):
    """Refused where another scheme has the name, or the method needs more."""

    kind: ClassVar[str] = "add_scheme"
    right: ClassVar[Right] = Right.VALUES

    fields: SchemeFields

    def apply(self, books: Books) -> Said:
        scheme = books.insert(DepreciationScheme(**checked(books, values_of(self.fields))))
        gaps = {"name": scheme.name, "method": METHODS[scheme.method].title}
        return Said("add_scheme", gaps, ("depreciation_scheme", scheme.id))
