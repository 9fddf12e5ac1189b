"""Dispose of a lot: its assets have left for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, CustodyEnd, Readiness
from tracker_desktop.models.disposals import Disposal, DisposalState
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.queries.frozen_lot import snapshot
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import losses
from tracker_desktop.transactions.rules.custody import custodies_of, end_custody
from tracker_desktop.transactions.rules.disposal_day import disposal_day
from tracker_desktop.transactions.rules.disposals import held_disposal, holds_data, lines_with_assets, lot_words
from tracker_desktop.transactions.rules.gone_assets import gain_gap, saved_a_year, saved_gap
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.wipes import check_wipe

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Dispose(Transaction):
    """`disposed_on` is the day they left: today, or a day before. Each leaves at what it is worth in the books on that
    day; who held it is relieved of it. The certificate gets its number. It may be undone until the lot is closed.

    Raises Refused: disposal_not_approved, asset_missing_in_lot, wipe_needed, wipe_late, disposal_future.
    """

    kind: ClassVar[str] = "dispose"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    disposed_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        lot = _approved(books, self.disposal_id)
        pairs = lines_with_assets(books, lot)
        if not pairs:
            raise Refused("disposal_empty", name=lot.name)
        day = disposal_day(books, self.disposed_on)
        assets = [asset for _, asset in pairs]
        values = losses.values_now(books, assets, day)
        for line, asset in pairs:
            if asset.readiness == Readiness.MISSING:
                raise Refused("asset_missing_in_lot", tag=asset.tag)
            line.holds_data = line.holds_data or holds_data(books, asset)
            check_wipe(line, asset, day)
        _relieve(books, assets)
        for line, asset in pairs:
            line.open_key, line.book_value = None, values.get(asset.id)
            asset.readiness, asset.disposed_on = Readiness.DISPOSED.value, day
        lot.state, lot.disposed_on = DisposalState.DISPOSED.value, day
        lot.revision += 1
        books.flush()
        lot.frozen = snapshot(books.connection(), lot.id)

        def numbered(number: str) -> None:
            lot.number = lot.number_key = number

        books.document(DocumentKind.DISPOSAL_CERTIFICATE, numbered=numbered)
        proceeds = sum((line.proceeds or NOTHING for line, _ in pairs), NOTHING)
        costs = sum((line.costs or NOTHING for line, _ in pairs), NOTHING)
        gain = proceeds - costs - sum(values.values(), NOTHING)
        saved = saved_gap(saved_a_year(books, assets))
        return lot_words(self.kind, lot, assets, gain=gain_gap(gain), saved=saved)


def _approved(books: Books, disposal_id: int) -> Disposal:
    lot = held_disposal(books, disposal_id)
    if lot.state in (DisposalState.DRAFT, DisposalState.REQUESTED):
        raise Refused("disposal_not_approved", name=lot.name)
    if lot.state != DisposalState.APPROVED:
        raise Refused("disposal_state", name=lot.name, state=lot.state)
    if lot.approved_by_id is None:
        raise Refused("disposal_not_approved", name=lot.name)
    return lot


def _relieve(books: Books, assets: list[Asset]) -> None:
    held = [asset for asset in assets if asset.holder_id is not None]
    for asset, custody in zip(held, custodies_of(books, held), strict=True):
        end_custody(books, asset, custody, CustodyEnd.RELIEVED)
