"""Withdraw a lot: nothing of it is disposed of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.approvals import ApprovalState
from tracker_desktop.models.disposals import DisposalState
from tracker_desktop.queries import approval_rules
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import deciding
from tracker_desktop.transactions.rules.disposals import OPEN, held_disposal, lines_with_assets, lot_words, withdraw
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted


@dataclass(frozen=True)
class WithdrawDisposal(Transaction):
    """Every asset is as it was. What waits for approval is withdrawn by who asked; another person declines it.

    Raises Refused: disposal_state, approval_of_another.
    """

    kind: ClassVar[str] = "withdraw_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, *OPEN)
        assets = [asset for _, asset in lines_with_assets(books, lot)]
        if lot.state == DisposalState.REQUESTED and lot.approval_id is not None:
            approval = deciding.waiting(books, lot.approval_id)
            sides = approval_rules.sides_of(approval)
            deciding.refuse(books, approval, approval_rules.against_withdrawing(sides, books.operator.person_id))
            deciding.set_back(books, approval, ApprovalState.WITHDRAWN)
        if lot.state != DisposalState.WITHDRAWN:
            withdraw(books, lot)
        return lot_words(self.kind, lot, assets, note=noted(clean_line(self.reason or "")))
