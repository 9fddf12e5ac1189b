"""Found: what was reported missing is here again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Asset, Readiness
from tracker_desktop.models.losses import LossState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import condition_of, hold_assets, steps_left
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.losses import OTHERS_STAY, end_loss, open_loss_of
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Said, place_or_none
from tracker_desktop.wording.assets import unless_ready


@dataclass(frozen=True)
class Found(Transaction):
    """Who held it holds it still; its loss is ended. What nobody holds has to be inspected where it is damaged or its
    category has a checklist; what was in maintenance or to be disposed of is so again. `place_id` None: where it was
    last."""

    kind: ClassVar[str] = "found"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    place_id: int | None = None
    condition: str | None = None
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        if asset.readiness != Readiness.MISSING:
            raise Refused("not_missing", tag=asset.tag)
        asset.place_id = usable(books, self.place_id) or asset.place_id
        if self.condition is not None:
            asset.condition = condition_of(self.condition)
        self._bring_back(books, asset)
        if self.scanned:
            books.saw(asset.id, asset.place_id)
        place, state = place_or_none(asset.place_id), unless_ready(asset.readiness)
        return say(self.kind, [asset], place=place, state=state)

    def _bring_back(self, books: Books, asset: Asset) -> None:
        loss = open_loss_of(books, asset.id)
        if loss is not None:
            end_loss(books, loss, LossState.FOUND)
        if loss is not None and loss.readiness_before in OTHERS_STAY:
            asset.readiness = loss.readiness_before
            return
        inspect = asset.holder_id is None and (asset.condition in BAD or bool(steps_left(books, asset, ())))
        asset.readiness = (Readiness.TO_INSPECT if inspect else Readiness.READY).value
        asset.steps_done = []
