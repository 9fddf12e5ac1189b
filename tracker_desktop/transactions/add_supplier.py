"""Add a supplier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.supplier_fields import SupplierFields, checked


@dataclass(frozen=True)
class AddSupplier(Transaction):
    """Refused where another supplier has the name."""

    kind: ClassVar[str] = "add_supplier"
    right: ClassVar[Right] = Right.PEOPLE

    fields: SupplierFields

    def apply(self, books: Books) -> Said:
        supplier = books.insert(Supplier(**checked(books, values_of(self.fields))))
        return Said("add_supplier", {"name": supplier.name}, ("supplier", supplier.id))
