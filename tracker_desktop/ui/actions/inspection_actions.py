"""What the window does about inspections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.check_in_dialog import Worse
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.inspect_dialog import InspectDialog
from tracker_desktop.ui.dialogs.inspections_dialog import InspectionsDialog
from tracker_desktop.ui.dialogs.to_inspect_dialog import ToInspectDialog
from tracker_desktop.ui.forms import verb_forms

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

WORK_LIST, HISTORY = "inspections-to-do", "inspection-history"
TO_MAINTENANCE = "inspect_maintenance"


class InspectionActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def inspect(self, asset_id: int) -> None:
        """Condition and checklist of an asset."""
        dialog = InspectDialog(self._desk, asset_id, self._window, self._inspected)
        self._window.counter.open_dialog(dialog)

    def to_inspect(self, view: str = "all") -> None:
        """The work list."""
        dialog = ToInspectDialog(self._desk, view, self.follow_ups, self._window)
        dialog.print_wanted.connect(self.work_list)
        dialog.finished_wanted.connect(self.finished)
        self._window.counter.open_dialog(dialog)

    def finished(self) -> None:
        """What was inspected."""
        self._show_all("", {})

    def of_asset(self) -> None:
        """The inspections of the chosen asset."""
        ids = self._window.chosen().get("asset", [])[:1]
        if ids:
            self._desk.fetch(TagsOf(tuple(ids)), lambda _, tags: self._show_of(ids[0], tags[0]), owner=self)

    def work_list(self) -> None:
        """What has to be inspected, on paper."""
        self._window.printing.report(WORK_LIST, {})

    def damage_button(self, worse: Worse) -> Button:
        """Offers a damage report of what came back worse."""
        return Button(self.tr("Damage report…"), lambda: self._report_damage(worse), primary=True)

    def follow_ups(self, done: Done) -> Sequence[Button]:
        """What may follow an inspection: work on what failed it."""
        if done.code != TO_MAINTENANCE or done.about is None or Right.MAINTAIN not in self._window.rights:
            return []
        open_order, asset_id = getattr(self._window.maintenance, "new_for", None), done.about[1]
        if open_order is None:
            return []
        return [Button(self.tr("Work order…"), lambda: open_order(asset_id))]

    def _inspected(self, done: Done) -> None:
        self._window.counter.show_done(done, self.follow_ups(done))

    def _show_of(self, asset_id: int, tag: str) -> None:
        self._show_all(tag, {"asset": (asset_id, tag)})

    def _show_all(self, tag: str, asked: Mapping[str, Any]) -> None:
        dialog = InspectionsDialog(self._desk, tag, self._window.counter.in_front())
        dialog.report_wanted.connect(lambda: self._window.printing.report(HISTORY, dict(asked)))
        self._window.counter.open_dialog(dialog)

    def _report_damage(self, worse: Worse) -> None:
        form = verb_forms.report_damage(worse.asset_id, worse.tag)
        start = {"condition": worse.condition} if worse.condition in ("damaged", "broken") else {}
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=self._window))
