"""Decline what another person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.approvals import ApprovalState
from tracker_desktop.queries import approval_rules
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals, deciding, fields
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class Decline(Transaction):
    """It will not be done; who asked reads the reason."""

    kind: ClassVar[str] = "decline"
    right: ClassVar[Right] = Right.APPROVE

    approval_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        approval = deciding.waiting(books, self.approval_id)
        sides = approval_rules.sides_of(approval)
        deciding.refuse(books, approval, approval_rules.against_declining(sides, books.operator.person_id))
        reason = fields.line(books, self.reason)
        if reason is None:
            deciding.refuse(books, approval, "decline_reason")
        approval.declined_by_id, approval.reason = books.operator.person_id, reason
        deciding.set_back(books, approval, ApprovalState.DECLINED)
        gaps = {"what": approvals.what(approval), "asker": deciding.asker(books, approval), "reason": reason or ""}
        return Said("decline", gaps, ("approval", approval.id))
