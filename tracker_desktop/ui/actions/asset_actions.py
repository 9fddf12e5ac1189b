"""What the Assets menu does with the assets chosen in the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.edit_preview import SharedOwnFields
from tracker_desktop.queries.own_fields import OwnFieldRow, OwnValuesOf
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.asset_dialog import AssetDialog
from tracker_desktop.ui.dialogs.check_in_dialog import CheckInDialog, Worse
from tracker_desktop.ui.dialogs.edit_many_dialog import EditManyDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import asset_forms, loss_forms, verb_forms
from tracker_desktop.ui.forms.record_values import read_record
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

Verb = Callable[[Sequence[int], Sequence[str]], Form]
MOST = 1000
ONLY_OF = {
    "assets_in": ("on_loan", "assigned", "overdue", "missing", "in_maintenance", "to_inspect", "pending_disposal"),
    "back": ("in_maintenance",),
    "found": ("missing",),
    "take_out": ("inside", "to_inspect", "in_maintenance", "missing", "pending_disposal"),
}
"""Commands that some states alone allow; what is missing or away may have a holder still."""


def can_be(command: str, state: str) -> bool:
    """Whether a command may make sense for an asset in this state; where none is known, it may."""
    return not state or command not in ONLY_OF or state in ONLY_OF[command]


class AssetActions(QObject):
    """One method for each command of the menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._receipt = False

    def edit(self) -> None:
        """Edit one asset, or some fields of many."""
        ids = self._chosen()
        if len(ids) == 1:
            read_record(self._desk, "assets", ids[0], self._open_edit)
        elif ids:
            self._desk.fetch(SharedOwnFields(tuple(ids)), lambda _, own: self._open_many(ids, own), owner=self)

    def check_out(self) -> None:
        """Put the chosen ones into a check-out."""
        ids = tuple(self._chosen())
        self._desk.counter(lambda counter: counter.set_mode("check_out"))
        self._desk.counter(lambda counter: counter.add_assets(ids))

    def check_in(self) -> None:
        """Check one in with its checklist, or all of them at once."""
        ids = self._chosen()
        if len(ids) == 1:
            dialog = CheckInDialog(self._desk, ids[0], self._window, self._came_back, receipt=self._receipt)
            self._window.counter.open_dialog(dialog)
        elif ids:
            self._desk.fetch(TagsOf(tuple(ids)), lambda _, tags: self._show_check_in(ids, tags), owner=self)

    def transfer(self) -> None:
        """From one holder to another in one step."""
        self._open(verb_forms.transfer)

    def move(self) -> None:
        """To another place."""
        self._open(verb_forms.move)

    def inspect(self) -> None:
        """Condition and checklist of the chosen one."""
        ids = self._chosen()
        if ids:
            self.inspect_one(ids[0])

    def inspect_one(self, asset_id: int) -> None:
        """Condition and checklist of an asset."""
        self._window.inspections.inspect(asset_id)

    def report_damage(self) -> None:
        """Damage to the chosen one."""
        self._open_one(verb_forms.report_damage, self._window.maintenance.after_damage)

    def to_maintenance(self) -> None:
        """To the workshop or a service."""
        self._open(verb_forms.to_maintenance)

    def back_from_maintenance(self) -> None:
        """Back from there."""
        self._open(verb_forms.back_from_maintenance)

    def report_missing(self) -> None:
        """Not where they should be."""
        self._open(loss_forms.report_missing)

    def found(self) -> None:
        """Turned up again."""
        self._open_one(verb_forms.found)

    def _chosen(self) -> list[int]:
        return self._window.chosen().get("asset", [])

    def _open(self, verb: Verb) -> None:
        ids = self._chosen()
        if ids:
            self._desk.fetch(TagsOf(tuple(ids)), lambda _, tags: self._show(verb(ids, tags)), owner=self)

    def _open_one(self, verb: Callable[[int, str], Form], then: Callable[[Done], object] | None = None) -> None:
        ids = self._chosen()[:1]
        if ids:
            self._desk.fetch(TagsOf(tuple(ids)), lambda _, tags: self._show(verb(ids[0], tags[0]), then), owner=self)

    def _show(self, form: Form, then: Callable[[Done], object] | None = None) -> None:
        done = then or self._window.counter.show_done
        dialog = FormDialog(self._desk, form, then=done, parent=self._window)
        self._window.counter.open_dialog(dialog)

    def _show_check_in(self, ids: Sequence[int], tags: Sequence[str]) -> None:
        form, start = verb_forms.check_in(ids, tags), {verb_forms.RECEIPT.key: self._receipt}
        dialog = FormDialog(self._desk, form, start, then=self._checked_in, parent=self._window)
        self._window.counter.open_dialog(dialog)

    def _checked_in(self, done: Done, buttons: Sequence[Button] = ()) -> None:
        """Whether a receipt was wanted is remembered for the next check-in."""
        self._receipt = done.number is not None
        self._window.counter.show_done(done, buttons)

    def _came_back(self, done: Done, worse: Worse | None) -> None:
        """What came back worse, with a photo of it, may need a damage report."""
        buttons = [] if worse is None else [self._window.inspections.damage_button(worse)]
        self._checked_in(done, buttons)

    def _open_edit(self, asset_id: int, tag: str, values: Values) -> None:
        def got(_: int, own: Mapping[int, str]) -> None:
            form, then = asset_forms.edit_asset(asset_id, tag), self._window.counter.show_done
            dialog = AssetDialog(self._desk, form, values, own, changes_only=True, then=then, parent=self._window)
            self._window.counter.open_dialog(dialog)

        self._desk.fetch(OwnValuesOf(asset_id), got, owner=self)

    def _open_many(self, ids: Sequence[int], own: Sequence[OwnFieldRow]) -> None:
        counter = self._window.counter
        counter.open_dialog(EditManyDialog(self._desk, ids, own, then=counter.show_done, parent=self._window))
