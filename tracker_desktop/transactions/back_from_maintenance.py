"""Back from maintenance: ready again, or to be inspected first. Who held an asset holds it still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition, Readiness
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import condition_of, hold_assets
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.place_rules import is_usable, returns_shelf, usable
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import unless_ready


@dataclass(frozen=True)
class BackFromMaintenance(Transaction):
    """`condition` None leaves it. `place_id` None: what nobody holds goes home, or to the returns shelf to inspect."""

    kind: ClassVar[str] = "back_from_maintenance"
    right: ClassVar[Right] = Right.MAINTAIN

    asset_ids: tuple[int, ...]
    condition: str | None = None
    place_id: int | None = None
    to_inspect: bool = False

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, self.asset_ids)
        usable(books, self.place_id)
        readiness = Readiness.TO_INSPECT if self.to_inspect else Readiness.READY
        for asset in assets:
            if asset.readiness != Readiness.IN_MAINTENANCE:
                raise Refused("not_in_maintenance", tag=asset.tag)
            if self.condition is not None:
                asset.condition = condition_of(self.condition)
            if asset.condition == Condition.BROKEN and not self.to_inspect:
                raise Refused("broken_not_ready", tag=asset.tag)
            asset.readiness = readiness.value
            asset.steps_done = []
            asset.place_id = self.place_id or self._shelf(books, asset)
        return say(self.kind, assets, state=unless_ready(readiness.value))

    def _shelf(self, books: Books, asset: Asset) -> int | None:
        if asset.holder_id is not None:
            return asset.place_id
        if self.to_inspect and (shelf := returns_shelf(books)) is not None:
            return shelf
        return asset.home_place_id if is_usable(books, asset.home_place_id) else asset.place_id
