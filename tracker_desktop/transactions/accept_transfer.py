"""Accept what another holder offered: from now on it is held by who takes it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.lending import OfferState, TransferOffer
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import acceptance, approvals, fields
from tracker_desktop.transactions.rules.asset_rules import holder_name
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.transferring import Transferring


@dataclass(frozen=True)
class AcceptTransfer(Transaction):
    """By another hand than offered it, where the office asks for a second person. A transfer form is issued. The reason
    given with the offer holds; `override` is another one."""

    kind: ClassVar[str] = "accept_transfer"
    right: ClassVar[Right] = Right.COUNTER

    offer_id: int
    override: str | None = None

    def apply(self, books: Books) -> Said:
        offer = acceptance.waiting(books, self.offer_id)
        check_other_hand(books, offer)
        rows = acceptance.offered(books, offer)
        assets = acceptance.assets_of(books, rows)
        _check_held(books, offer, assets)
        lines = [OutLine(row.asset_id, handed_over=tuple(row.handed_over)) for row in rows]
        reason = fields.line(books, self.override) or offer.reason
        acceptance.decide(books, offer, rows, OfferState.ACCEPTED, reason)
        due = None if offer.due is None else max(offer.due, books.today)
        books.kept |= {"place_id": offer.place_id, "override": reason}
        moving = Transferring(lines, offer.to_holder_id, due, offer.place_id, reason)
        return moving.apply(books, self.kind)


def check_other_hand(books: Books, offer: TransferOffer) -> None:
    """Raises Refused("offer_own") for who offered it, where the office asks for a second person."""
    if approvals.wanted(books) and offer.offered_by_id == books.operator.person_id:
        raise Refused("offer_own", name=books.operator.name, holder=holder_name(books, offer.to_holder_id))


def _check_held(books: Books, offer: TransferOffer, assets: list[Asset]) -> None:
    for asset in assets:
        if asset.holder_id != offer.from_holder_id:
            raise Refused("offer_moved", tag=asset.tag, holder=holder_name(books, offer.from_holder_id))
