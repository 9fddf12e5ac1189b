"""Say every how many months a place or a department is to be audited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import AuditCycle
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.render import counted

MOST_MONTHS = 120


@dataclass(frozen=True)
class SetAuditCycle(Transaction):
    """`holder_id` is that of the place or department. `months` None: no audits by the calendar."""

    kind: ClassVar[str] = "set_audit_cycle"
    right: ClassVar[Right] = Right.PEOPLE

    holder_id: int
    months: int | None

    def apply(self, books: Books) -> Said:
        holder = books.get(Holder, self.holder_id)
        if holder is None or holder.kind == HolderKind.PERSON:
            raise Refused("gone")
        months = fields.whole(1, MOST_MONTHS)(books, self.months)
        row = books.scalar(select(AuditCycle).where(AuditCycle.holder_id == holder.id).with_for_update())
        if (row.months if row is not None else None) == months:
            raise Refused("nothing_changed")
        if months is None:
            books.delete(row)
        elif row is None:
            books.add(AuditCycle(holder_id=holder.id, months=months))
        else:
            row.months = months
        every = "no audits by the calendar" if months is None else f"every {counted(months, 'month')}"
        return Said(self.kind, {"holder": holder_gap(holder.id), "every": every})
