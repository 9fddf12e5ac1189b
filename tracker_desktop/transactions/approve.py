"""Approve what another person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.approvals import ApprovalState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals, deciding, fields
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class Approve(Transaction):
    """What waits is done in this same entry. Its kind and body are kept in the body of the entry as `asked`.

    Refused for who asked or counted for it, and where there is more at stake now than when it was asked for.
    """

    kind: ClassVar[str] = "approve"
    right: ClassVar[Right] = Right.APPROVE

    approval_id: int
    note: str | None = None

    def apply(self, books: Books) -> Said:
        approval = deciding.waiting(books, self.approval_id)
        deciding.check_other(books, approval)
        said, changed = deciding.perform(books, approval)
        approval.state = ApprovalState.APPROVED.value
        approval.approved_by_id = books.operator.person_id
        approval.decided_at = books.now
        approval.reason = fields.line(books, self.note)
        gaps = {"what": approvals.what(approval), "asker": deciding.asker(books, approval)}
        if changed.less:
            return Said("approve_less", {**gaps, "changed": changed.less}, said.about)
        return Said("approve", gaps, said.about)
