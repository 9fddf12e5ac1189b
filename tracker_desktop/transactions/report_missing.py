"""Report missing: the last holder and place stay known. Missing is not disposed of. One loss report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.said import Said, place_or_none
from tracker_desktop.wording.assets import noted


@dataclass(frozen=True)
class ReportMissing(Transaction):
    """Refused for what is missing or disposed of already. The loss report names the holder where all have the same."""

    kind: ClassVar[str] = "report_missing"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        for asset in assets:
            refuse_states(asset, (Readiness.MISSING, Readiness.DISPOSED))
            asset.readiness = Readiness.MISSING.value
        holders = {asset.holder_id for asset in assets}
        books.document(DocumentKind.LOSS_REPORT, holders.pop() if len(holders) == 1 else None)
        note = noted(clean_text(self.reason or ""))
        return say("loss_report", assets, place=place_or_none(assets[0].place_id), note=note)
