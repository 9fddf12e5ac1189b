"""Inspect: what came back is made ready for another use, or goes to maintenance or disposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition, Readiness
from tracker_desktop.models.inspections import Inspection, Outcome
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.queries.to_do import ToDoOf
from tracker_desktop.scanning.clean import clean_text
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import inspections
from tracker_desktop.transactions.rules.asset_rules import checklist_of, condition_of, hold_assets, steps_left
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
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
ENDS = {
    Readiness.READY: Outcome.PASSED,
    Readiness.IN_MAINTENANCE: Outcome.TO_MAINTENANCE,
    Readiness.PENDING_DISPOSAL: Outcome.TO_DISPOSAL,
}
BACK = "inspect_back"
INSPECTABLE = (Readiness.TO_INSPECT, Readiness.PENDING_DISPOSAL)


@dataclass(frozen=True)
class Inspect(Transaction):
    """`steps_done` are all steps that are ticked now; of those that were ticked when the clerk looked (`steps_seen`),
    what is not among them was unticked, and what others ticked meanwhile stays. `outcome` "to inspect" only keeps
    them. `photos` name the step that they prove. What becomes ready and lies on a returns shelf goes back to its
    home."""

    kind: ClassVar[str] = "inspect"
    right: ClassVar[Right] = Right.COUNTER

    asset_id: int
    steps_done: tuple[str, ...]
    outcome: str
    condition: str | None = None
    note: str | None = None
    photos: tuple[Attached, ...] = ()
    steps_seen: tuple[str, ...] | None = None

    def apply(self, books: Books) -> Said:
        (asset,) = hold_assets(books, [self.asset_id])
        outcome = self._outcome(asset)
        inspection = inspections.open_inspection(books, asset)
        before = asset.condition, list(asset.steps_done)
        if self.condition is not None:
            asset.condition = condition_of(self.condition)
        done = self._done(books, asset, inspection)
        attach(books, self.photos, About(asset_id=asset.id))
        asset.steps_done = done
        title = OUTCOMES[outcome] if outcome != Readiness.TO_INSPECT else _news(asset, *before)
        if outcome == Readiness.READY and self._make_ready(books, asset):
            title = BACK
        note = clean_text(self.note or "")
        asset.readiness = outcome.value
        if outcome in ENDS:
            inspections.finish(books, asset, inspection, ENDS[outcome], done, note=note)
        return say(
            title,
            [asset],
            done=inspections.on_list(books, asset, done),
            steps=len(checklist_of(books, asset.category_id)),
            condition=asset.condition,
            place=place_or_none(asset.place_id),
            note=noted(note),
        )

    def _outcome(self, asset: Asset) -> Readiness:
        if self.outcome not in list(OUTCOMES):
            raise Refused("outcome_unknown", value=self.outcome, choices=", ".join(OUTCOMES))
        if asset.readiness not in INSPECTABLE:
            raise Refused("not_to_inspect", tag=asset.tag, readiness=asset.readiness)
        return Readiness(self.outcome)

    def _done(self, books: Books, asset: Asset, inspection: Inspection | None) -> list[str]:
        """All steps that are ticked now. Raises Refused("step_without_photo")."""
        done = inspections.merged(books, asset, self.steps_done, self.steps_seen)
        new = [text for text in done if text not in asset.steps_done]
        since = None if inspection is None else inspection.opened_at
        if missing := inspections.unproven(books, asset, new, self.photos, since):
            raise Refused("step_without_photo", tag=asset.tag, step=missing[0])
        return done

    def _make_ready(self, books: Books, asset: Asset) -> bool:
        """Whether it went back to its home."""
        if steps_left(books, asset, asset.steps_done):
            books.flush()
            raise Refused("steps_open", tag=asset.tag, todo=str(ToDoOf(asset.id).run(books.connection())))
        if asset.condition == Condition.BROKEN:
            raise Refused("broken_not_ready", tag=asset.tag)
        asset.steps_done = []
        place = None if asset.place_id is None else books.get(Place, asset.place_id)
        on_shelf = place is not None and place.kind == PlaceKind.RETURNS_SHELF
        if not on_shelf or asset.holder_id is not None or not is_usable(books, asset.home_place_id):
            return False
        asset.place_id = asset.home_place_id
        return True


def _news(asset: Asset, condition: str, steps_done: list[str]) -> str:
    """The title of what is to inspect still: what was set, or that there is a note."""
    if asset.condition != condition:
        return "inspect_condition"
    return TICKED if asset.steps_done != steps_done else "inspect_noted"
