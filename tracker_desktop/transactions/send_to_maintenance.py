"""Send to maintenance: who holds an asset goes on holding it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.assets import Readiness
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.downtime import down_now
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted

REFUSED = (Readiness.IN_MAINTENANCE, Readiness.MISSING, Readiness.DISPOSED)


@dataclass(frozen=True)
class SendToMaintenance(Transaction):
    """`place_id` is the workshop, None leaves them where they are. Work that is under way keeps them out of use from
    now on."""

    kind: ClassVar[str] = "send_to_maintenance"
    right: ClassVar[Right] = Right.MAINTAIN

    asset_ids: tuple[int, ...]
    place_id: int | None = None
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        usable(books, self.place_id)
        for asset in assets:
            refuse_states(asset, REFUSED)
            asset.readiness = Readiness.IN_MAINTENANCE.value
            asset.place_id = self.place_id or asset.place_id
        down_now(books, [asset.id for asset in assets])
        return say(self.kind, assets, note=noted(clean_text(self.reason or "")))
