"""Withdraw an offer that was not accepted yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.lending import OfferState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import acceptance, fields
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.assets import noted, tag_list
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class WithdrawOffer(Transaction):
    """Its assets can be offered again."""

    kind: ClassVar[str] = "withdraw_offer"
    right: ClassVar[Right] = Right.COUNTER

    offer_id: int
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        offer = acceptance.waiting(books, self.offer_id)
        reason = fields.line(books, self.reason)
        rows = acceptance.offered(books, offer)
        tags = [asset.tag for asset in acceptance.assets_of(books, rows)]
        acceptance.decide(books, offer, rows, OfferState.WITHDRAWN, reason)
        gaps = {"holder": holder(offer.to_holder_id), "things": counted(len(tags), "asset")}
        said = {**gaps, "tags": tag_list(tags), "reason": noted(reason or "")}
        return Said(self.kind, said, ("transfer_offer", offer.id))
