"""Offer what one holder has to another, who has to accept it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.lending import OfferedAsset, TransferOffer
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import holder_name, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.transactions.rules.transferring import Transferring
from tracker_desktop.wording.assets import noted
from tracker_desktop.wording.counter import first_of


@dataclass(frozen=True)
class OfferTransfer(Transaction):
    """Until it is accepted the first holder has it and answers for it. `due`, `place_id` and what goes along are as in
    Transfer; what speaks against the new holder is said now, and asked again when it is accepted."""

    kind: ClassVar[str] = "offer_transfer"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    due: dt.date | None = None
    place_id: int | None = None
    override: str | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        moving = Transferring(self.lines, self.holder_id, self.due, self.place_id, self.override)
        assets = moving.assets(books)
        previous = _one_holder(books, assets)
        _refuse_offered(books, assets)
        reason = moving.may(books, assets)
        note = clean_line(self.note or "")
        offer = books.insert(
            TransferOffer(
                from_holder_id=previous,
                to_holder_id=self.holder_id,
                place_id=self.place_id,
                due=self.due,
                offered_at=books.now,
                offered_by_id=books.operator.person_id,
                note=note or None,
                reason=reason or None,
            )
        )
        for asset, line in zip(assets, self.lines, strict=True):
            set_condition(asset, line.condition)
            handed = fields.words(books, line.handed_over)
            books.add(OfferedAsset(offer_id=offer.id, asset_id=asset.id, open_key=asset.id, handed_over=handed))
        gaps = {"holder": holder(self.holder_id), "previous": holder(previous), "note": noted(note)}
        return say(self.kind, assets, **gaps)


def _one_holder(books: Books, assets: list[Asset]) -> int:
    holders = list(dict.fromkeys(asset.holder_id for asset in assets if asset.holder_id is not None))
    if len(holders) > 1:
        raise Refused("offer_several", holders=first_of([holder_name(books, one) for one in holders]))
    return holders[0]


def _refuse_offered(books: Books, assets: list[Asset]) -> None:
    tags = {asset.id: asset.tag for asset in assets}
    for part in in_parts(sorted(tags)):
        query = (
            select(OfferedAsset.asset_id, TransferOffer.to_holder_id)
            .join(TransferOffer, TransferOffer.id == OfferedAsset.offer_id)
            .where(OfferedAsset.open_key.in_(part))
        )
        for asset_id, to in books.execute(query):
            raise Refused("offer_already", tag=tags[asset_id], holder=holder_name(books, to))
