"""Decline what another holder offered: it stays where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.lending import OfferState
from tracker_desktop.transactions.accept_transfer import check_other_hand
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import acceptance, fields
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class DeclineTransfer(Transaction):
    """By another hand than offered it, and only with a reason."""

    kind: ClassVar[str] = "decline_transfer"
    right: ClassVar[Right] = Right.COUNTER

    offer_id: int
    reason: str

    def apply(self, books: Books) -> Said:
        offer = acceptance.waiting(books, self.offer_id)
        check_other_hand(books, offer)
        reason = fields.line(books, self.reason)
        if reason is None:
            raise Refused("decline_offer_reason")
        rows = acceptance.offered(books, offer)
        tags = [asset.tag for asset in acceptance.assets_of(books, rows)]
        acceptance.decide(books, offer, rows, OfferState.DECLINED, reason)
        gaps = {"holder": holder(offer.to_holder_id), "things": counted(len(tags), "asset")}
        return Said(self.kind, {**gaps, "tags": tag_list(tags), "reason": reason}, ("transfer_offer", offer.id))
