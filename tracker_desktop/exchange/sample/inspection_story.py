"""What waits for its inspection in the sample office: ticks of several people, and a checklist that changed."""

from __future__ import annotations

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.models.categories import Step
from tracker_desktop.queries.checklist import ChecklistOf
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.inspect import Inspect

CLERK = "Nadia Haddad"
CHANGED = "Laptops"
NEW_STEP = Step(text="Accessories back: charger", required=True, kind="accessories")
SHOWN_STEP = "Clean: keyboard and screen wiped"


class InspectionStory:
    """Told on the evening before today."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def yesterday(self) -> None:
        """One step of each is ticked, of some another by somebody else; then laptops get a step more, and a photo."""
        for number, asset_id in enumerate(self._store.read(ListIds("to_inspect")).ids):
            self._tick(asset_id, CLERK if number % 2 else MANAGER)
            if number % 3 == 0:
                self._tick(asset_id, CLERK)
        category = next(asset.category for asset in self._office.assets.values() if asset.category["name"] == CHANGED)
        steps = [self._with_photo(step) for step in category["checklist"]]
        changes = {"checklist": (*steps, NEW_STEP)}
        self._scribe.do(EditCategory(self._office.categories[CHANGED], changes), self._office.people[MANAGER], FRONT)

    def _tick(self, asset_id: int, by: str) -> None:
        """The next step that is open; never the last one, so that it still waits."""
        facts = self._store.read(ChecklistOf(asset_id))
        left = () if facts is None else facts.todo.left
        if facts is not None and len(left) > 1:
            ticked = Inspect(asset_id, (*facts.done, left[0]), "to inspect", steps_seen=facts.done)
            self._scribe.do(ticked, self._office.people[by], FRONT)

    @staticmethod
    def _with_photo(step: Step) -> Step:
        return Step(**step, photo=True) if step["text"] == SHOWN_STEP else step
