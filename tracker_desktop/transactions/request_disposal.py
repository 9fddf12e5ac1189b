"""Ask for a lot to be disposed of: another person approves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalState
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals, losses, said
from tracker_desktop.transactions.rules.disposals import (
    OPEN,
    TO_NOBODY,
    held_disposal,
    lines_with_assets,
    lot_goes_to,
    lot_words,
    withdraw,
)
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.disposals import held_words

NOTHING = Decimal(0)


@dataclass(frozen=True)
class RequestDisposal(Transaction):
    """It waits for another person; approved, the lot may be disposed of. Declined, every asset is as it was. Where the
    office asks for no second person, who asks has approved it alone, and the entry says so.

    Raises Refused: disposal_state, disposal_empty, disposal_recipient, asset_missing_in_lot.
    """

    kind: ClassVar[str] = "request_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int

    def apply(self, books: Books) -> Said:
        lot, assets = self._lot(books)
        alone = lot.state == DisposalState.DRAFT and not approvals.wanted(books)
        if lot.state == DisposalState.DRAFT:
            lot.requested_by_id = books.operator.person_id
        lot.state = DisposalState.APPROVED.value
        lot.approved_by_id = books.operator.person_id if alone else None  # else told by `approvers_follow`
        lot.revision += 1
        return lot_words("request_disposal_alone" if alone else self.kind, lot, assets)

    def needs_approval(self, books: Books) -> Need | None:
        lot, assets = self._lot(books)
        values = losses.values_now(books, assets, books.today)
        value = sum(values.values(), NOTHING)
        held = held_words([asset.tag for asset in assets if asset.holder_id is not None])
        return Need(
            value=value,
            said=lot_words("ask_disposal", lot, assets, value=said.money(value), held=held),
            facts={asset.tag: lot_goes_to(lot) for asset in assets},
            about=("disposal", lot.id),
        )

    def requested(self, books: Books, approval: Approval) -> None:
        lot = held_disposal(books, self.disposal_id)
        lot.state, lot.approval_id = DisposalState.REQUESTED.value, approval.id
        lot.requested_by_id = approval.requested_by_id
        lot.revision += 1

    def declined(self, books: Books, approval: Approval) -> None:
        lot = held_disposal(books, self.disposal_id)
        if lot.state == DisposalState.REQUESTED and lot.approval_id == approval.id:
            withdraw(books, lot)

    def _lot(self, books: Books) -> tuple[Disposal, Sequence[Asset]]:
        lot = held_disposal(books, self.disposal_id, *OPEN[:2])
        assets = [asset for _, asset in lines_with_assets(books, lot)]
        if not assets:
            raise Refused("disposal_empty", name=lot.name)
        if not lot.recipient and lot.method not in TO_NOBODY:
            raise Refused("disposal_recipient", name=lot.name, method=lot.method)
        for asset in assets:
            if asset.readiness == Readiness.MISSING:
                raise Refused("asset_missing_in_lot", tag=asset.tag)
        return lot, assets
