"""Set condition: what an asset looks like now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.assets import Readiness
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_states, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted, unless_ready


@dataclass(frozen=True)
class SetCondition(Transaction):
    """What has become damaged or broken while it lay ready has to be inspected."""

    kind: ClassVar[str] = "set_condition"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    condition: str
    note: str | None = None

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        refuse_states(asset, (Readiness.DISPOSED,))
        set_condition(asset, self.condition)
        state = unless_ready(asset.readiness)
        note = noted(clean_text(self.note or ""))
        return say(self.kind, [asset], condition=asset.condition, state=state, note=note)
