"""Report missing: lost, stolen or destroyed. The last holder and place stay known. Missing is not disposed of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.losses import LossKind
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import losses
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.inside import parts_said
from tracker_desktop.transactions.rules.said import Said, place_or_none
from tracker_desktop.wording.assets import noted
from tracker_desktop.wording.losses import HOW


@dataclass(frozen=True)
class ReportMissing(Transaction):
    """`how` is lost (if nothing is said), stolen or destroyed; `reason` are the circumstances. One loss report for all;
    it names the holder where all have the same. Photos and documents belong to the loss of each.

    Refused for what is missing or disposed of already.
    """

    kind: ClassVar[str] = "report_missing"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    reason: str | None = None
    how: str | None = None
    lost_on: dt.date | None = None
    police_number: str | None = None
    police_station: str | None = None
    files: tuple[Attached, ...] = ()

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        for asset in assets:
            refuse_states(asset, (Readiness.MISSING, Readiness.DISPOSED))
        facts = losses.told(
            books,
            {
                "how": self.how,
                "lost_on": self.lost_on,
                "circumstances": self.reason,
                "police_number": self.police_number,
                "police_station": self.police_station,
            },
        )
        reported = losses.report_missing(books, assets, facts)
        for loss in reported:
            attach(books, self.files, About(loss_id=loss.id))

        def numbered(number: str) -> None:
            for loss in reported:
                loss.number = number

        holders = {asset.holder_id for asset in assets}
        books.document(DocumentKind.LOSS_REPORT, holders.pop() if len(holders) == 1 else None, numbered)
        note = noted(clean_text(self.reason or "")) + parts_said(books, assets)
        how = HOW[LossKind(facts["kind"])]
        return say("loss_told", assets, how=how, place=place_or_none(assets[0].place_id), note=note)
