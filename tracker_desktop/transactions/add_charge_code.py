"""Add a charge code or a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields, checked
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AddChargeCode(Transaction):
    """Refused where the code is on the list already, or names a tag, a place or a badge."""

    kind: ClassVar[str] = "add_charge_code"
    right: ClassVar[Right] = Right.PEOPLE

    fields: ChargeCodeFields

    def apply(self, books: Books) -> Said:
        added = books.insert(ChargeCode(**checked(books, values_of(self.fields))))
        return Said(
            "add_job" if added.is_job else "add_charge_code",
            {"code": added.code, "name": added.name or ""},
            ("charge_code", added.id),
        )
