"""Report damage: what is damaged keeps its holder; what lies ready has to be inspected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Condition, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import condition_of, hold_assets, refuse_states, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted, unless_ready


@dataclass(frozen=True)
class ReportDamage(Transaction):
    """Gives a damage report its number. `condition` is damaged or broken, `photos` show it."""

    kind: ClassVar[str] = "report_damage"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    condition: str = Condition.DAMAGED.value
    note: str | None = None
    photos: tuple[Attached, ...] = ()

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        refuse_states(asset, (Readiness.DISPOSED,))
        if condition_of(self.condition) not in BAD:
            raise Refused("not_damage", condition=self.condition)
        if asset.readiness == Readiness.READY and asset.holder_id is None:
            asset.readiness = Readiness.TO_INSPECT.value
        set_condition(asset, self.condition)
        attach(books, self.photos, About(asset_id=asset.id))
        books.document(DocumentKind.DAMAGE_REPORT, asset.holder_id)
        state = unless_ready(asset.readiness)
        note = noted(clean_text(self.note or ""))
        return say(self.kind, [asset], condition=asset.condition, state=state, note=note)
