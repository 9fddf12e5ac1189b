"""Withdraw what one asked for oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.approvals import ApprovalState
from tracker_desktop.queries import approval_rules
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals, deciding
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class WithdrawRequest(Transaction):
    """It will not be done, and waits no longer."""

    kind: ClassVar[str] = "withdraw_request"
    right: ClassVar[Right] = Right.ASK

    approval_id: int

    def apply(self, books: Books) -> Said:
        approval = deciding.waiting(books, self.approval_id)
        sides = approval_rules.sides_of(approval)
        deciding.refuse(books, approval, approval_rules.against_withdrawing(sides, books.operator.person_id))
        deciding.set_back(books, approval, ApprovalState.WITHDRAWN)
        return Said("withdraw_request", {"what": approvals.what(approval)}, ("approval", approval.id))
