"""Departments of a spreadsheet."""

from __future__ import annotations

from typing import Any

from tracker_desktop.models.people import Department
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import NO_BOOKS
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.importing.named import NamedImporter
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.holders import follow
from tracker_desktop.transactions.rules.leaving import refuse_leaving

DEPARTMENT_RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "charge_code": Rule("Charge code", fields.line),
    "active": Rule("Active", fields.flag),
}


class DepartmentImporter(NamedImporter):
    """A department is known by its name."""

    model = Department

    def sort_out(self, given: Given) -> Decision:
        values = clean(DEPARTMENT_RULES, given.values)
        name = fields.needed(fields.named)(NO_BOOKS, values.pop("name", ""))
        if given.values.get("place"):
            values["place_id"] = self.directory.place(given.values["place"])
        if given.values.get("manager"):
            values["manager_id"] = self.person(given.values["manager"])
        known = self.directory.departments.one(fold(name))
        if known is not None:
            self.once(given.line, known)
            if values.get("active") is False and known.active and known.holder_id:
                refuse_leaving(self.connection, known.holder_id)
            return self.compare(given.line, known, values)
        active = values.pop("active", True)
        made = self.directory.department(name)
        made.data, made.active, made.listed = values, active, True
        self.once(given.line, made)
        return Decision(given.line, Verdict.ADD, name, values=values)

    def bring_along(self, books: Books, row: Any) -> None:
        follow(books, row.holder_id, row.name, row.charge_code or "", row.active)
