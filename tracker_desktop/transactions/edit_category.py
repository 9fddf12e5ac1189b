"""Change a category of assets. Assets keep the tags they have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.category_fields import RULES, CategoryFields, checked
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditCategory(Transaction):
    """`changes` maps names of CategoryFields to their new values."""

    kind: ClassVar[str] = "edit_category"
    right: ClassVar[Right] = Right.ASSETS

    category_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(CategoryFields))

    def apply(self, books: Books) -> Said:
        category = books.hold(Category, [self.category_id])[self.category_id]
        changed = fields.put(category, checked(books, self.changes, category.id), RULES)
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"name": category.name, "fields": ", ".join(changed)}
        return Said("edit_category", gaps, ("category", category.id))
