"""Add a category of assets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.categories import Category
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.category_fields import CategoryFields, checked
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddCategory(Transaction):
    """Refused where another category has the name."""

    kind: ClassVar[str] = "add_category"
    right: ClassVar[Right] = Right.ASSETS

    fields: CategoryFields

    def apply(self, books: Books) -> Said:
        category = books.insert(Category(**checked(books, values_of(self.fields))))
        return Said("add_category", {"name": category.name}, about=("category", category.id))
