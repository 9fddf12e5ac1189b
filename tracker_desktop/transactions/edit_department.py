"""Change a department."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.department_fields import RULES, DepartmentFields, checked
from tracker_desktop.transactions.rules.holders import follow
from tracker_desktop.transactions.rules.leaving import refuse_leaving
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditDepartment(Transaction):
    """`changes` maps names of DepartmentFields to their new values."""

    kind: ClassVar[str] = "edit_department"
    right: ClassVar[Right] = Right.PEOPLE

    department_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(DepartmentFields))

    def apply(self, books: Books) -> Said:
        department = books.hold(Department, [self.department_id])[self.department_id]
        changed = fields.put(department, checked(books, self.changes, department.id), RULES)
        if not changed:
            raise Refused("nothing_changed")
        if not department.active and RULES["active"].label in changed:
            books.flush()
            refuse_leaving(books.connection(), department.holder_id)
        follow(books, department.holder_id, department.name, department.charge_code or "", department.active)
        gaps = {"name": department.name, "fields": ", ".join(changed)}
        return Said("edit_department", gaps, ("department", department.id))
