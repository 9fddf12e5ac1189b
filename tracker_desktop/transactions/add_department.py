"""Add a department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.department_fields import DepartmentFields, checked
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.holders import follow, new_holder
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddDepartment(Transaction):
    """Refused where another department has the name."""

    kind: ClassVar[str] = "add_department"
    right: ClassVar[Right] = Right.PEOPLE

    fields: DepartmentFields

    def apply(self, books: Books) -> Said:
        values = checked(books, values_of(self.fields))
        owner = new_holder(books, HolderKind.DEPARTMENT, values["name"])
        department = books.insert(Department(holder_id=owner.id, **values))
        follow(books, owner.id, department.name, department.charge_code or "", department.active)
        return Said("add_department", {"name": department.name}, ("department", department.id))
