"""Change a supplier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.supplier_fields import RULES, SupplierFields, checked


@dataclass(frozen=True)
class EditSupplier(Transaction):
    """`changes` maps names of SupplierFields to their new values."""

    kind: ClassVar[str] = "edit_supplier"
    right: ClassVar[Right] = Right.PEOPLE

    supplier_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(SupplierFields))

    def apply(self, books: Books) -> Said:
        supplier = books.hold(Supplier, [self.supplier_id])[self.supplier_id]
        changed = fields.put(supplier, checked(books, self.changes, supplier.id), RULES)
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"name": supplier.name, "fields": ", ".join(changed)}
        return Said("edit_supplier", gaps, ("supplier", supplier.id))
