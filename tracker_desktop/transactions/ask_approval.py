"""Ask for the approval of another person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class AskApproval(Transaction):
    """`asked` is what waits. It is posted by itself where a transaction above its limit is performed."""

    kind: ClassVar[str] = "ask_approval"
    right: ClassVar[Right] = Right.ASK

    asked: Transaction

    def apply(self, books: Books) -> Said:
        need = self.asked.needs_approval(books)
        if need is None:
            raise Refused("approval_not_needed")
        approval = approvals.request(books, self.asked, need)
        about = need.about or (approval.__tablename__, approval.id)
        return Said("ask_approval", {"what": approvals.what(approval)}, about)

    def body(self) -> dict[str, Any]:
        return {"kind": self.asked.kind, "asked": self.asked.body()}


def with_second_person(books: Books, transaction: Transaction) -> Transaction:
    """What is posted when a transaction is performed: itself, or the request for the approval that it needs.

    Raises Refused("approval_waiting") where it was asked for already.
    """
    if transaction.needs_approval(books) is None:
        return transaction
    if approvals.wanted(books):
        return AskApproval(transaction)
    approvals.check_not_waiting(books, transaction)
    books.kept |= approvals.SWITCHED_OFF
    return transaction
