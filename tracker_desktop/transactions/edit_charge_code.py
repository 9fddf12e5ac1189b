"""Change a charge code: its name, its days, whether it is still used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.charge_code_fields import RULES, ChargeCodeFields, checked
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditChargeCode(Transaction):
    """`changes` maps names of ChargeCodeFields to their new values. What was charged before stays as it was."""

    kind: ClassVar[str] = "edit_charge_code"
    right: ClassVar[Right] = Right.PEOPLE

    charge_code_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(ChargeCodeFields))

    def apply(self, books: Books) -> Said:
        row = books.hold(ChargeCode, [self.charge_code_id])[self.charge_code_id]
        changed = fields.put(row, checked(books, self.changes, row), RULES)
        if not changed:
            raise Refused("nothing_changed")
        return Said("edit_charge_code", {"code": row.code, "fields": ", ".join(changed)}, ("charge_code", row.id))
