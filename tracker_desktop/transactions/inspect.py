"""Inspect: what came back is made ready for another use, or goes to maintenance or disposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition, Readiness
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import (
    category_of,
    condition_of,
    hold_assets,
    known_steps,
    steps_left,
)
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.place_rules import is_usable
from tracker_desktop.transactions.rules.said import Said, place_or_none
from tracker_desktop.wording.assets import noted

TICKED = "inspect_ticked"
OUTCOMES = {
    Readiness.READY: "inspect_ready",
    Readiness.IN_MAINTENANCE: "inspect_maintenance",
    Readiness.PENDING_DISPOSAL: "inspect_disposal",
    Readiness.TO_INSPECT: TICKED,
}
"""What an inspection may end with, and its title."""
INSPECTABLE = (Readiness.TO_INSPECT, Readiness.PENDING_DISPOSAL)


@dataclass(frozen=True)
class Inspect(Transaction):
    """`steps_done` are all steps that are ticked now; `outcome` "to inspect" only keeps them. What becomes ready and
    lies on a returns shelf goes back to its home."""

    kind: ClassVar[str] = "inspect"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    steps_done: tuple[str, ...]
    outcome: str
    condition: str | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        outcome = self._outcome(asset)
        before = asset.condition, list(asset.steps_done)
        if self.condition is not None:
            asset.condition = condition_of(self.condition)
        asset.steps_done = known_steps(books, asset, self.steps_done)
        done = len(asset.steps_done)
        title = OUTCOMES[outcome] if outcome != Readiness.TO_INSPECT else _news(asset, *before)
        if outcome == Readiness.READY:
            self._make_ready(books, asset)
        asset.readiness = outcome.value
        category = category_of(books, asset)
        return say(
            title,
            [asset],
            done=done,
            steps=0 if category is None else len(category.checklist),
            condition=asset.condition,
            place=place_or_none(asset.place_id),
            note=noted(clean_text(self.note or "")),
        )

    def _outcome(self, asset: Asset) -> Readiness:
        if self.outcome not in list(OUTCOMES):
            raise Refused("outcome_unknown", value=self.outcome, choices=", ".join(OUTCOMES))
        if asset.readiness not in INSPECTABLE:
            raise Refused("not_to_inspect", tag=asset.tag, readiness=asset.readiness)
        return Readiness(self.outcome)

    def _make_ready(self, books: Books, asset: Asset) -> None:
        if left := steps_left(books, asset, self.steps_done):
            raise Refused("steps_open", tag=asset.tag, steps=", ".join(left))
        if asset.condition == Condition.BROKEN:
            raise Refused("broken_not_ready", tag=asset.tag)
        asset.steps_done = []
        place = None if asset.place_id is None else books.get(Place, asset.place_id)
        on_shelf = place is not None and place.kind == PlaceKind.RETURNS_SHELF
        if on_shelf and asset.holder_id is None and is_usable(books, asset.home_place_id):
            asset.place_id = asset.home_place_id


def _news(asset: Asset, condition: str, steps_done: list[str]) -> str:
    """The title of what is to inspect still: what was set, or that there is a note."""
    if asset.condition != condition:
        return "inspect_condition"
    return TICKED if asset.steps_done != steps_done else "inspect_noted"
