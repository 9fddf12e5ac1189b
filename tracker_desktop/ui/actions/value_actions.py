"""What the window does about what assets are worth."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.office import Office, OfficeFacts
from tracker_desktop.queries.value_detail import Worth, WorthOf
from tracker_desktop.queries.value_years import AssetYears, AssetYearsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import value_forms
from tracker_desktop.ui.values.changes_dialog import ValueChangesDialog
from tracker_desktop.ui.values.ways_dialog import WaysDialog
from tracker_desktop.ui.values.years_dialog import YearsDialog

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

YEARS_REPORT = "asset-depreciation"
TABLES = frozenset({"value_change", "asset", "depreciation_scheme", "category"})
"""What the years of an asset are worked out of."""


class ValueActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def change(self) -> None:
        """Change the value of the chosen assets."""
        ids = self._window.chosen().get("asset")
        if ids:
            self._change(tuple(ids))

    def years(self) -> None:
        """What the chosen asset was and will be worth, year by year."""
        ids = self._window.chosen().get("asset")
        if ids:
            self._desk.fetch(OfficeFacts(), lambda _, office: self._fetch_years(office, ids[0]), owner=self)

    def changes(self) -> None:
        """The list of changes."""
        self._window.counter.open_dialog(ValueChangesDialog(self._desk, self._window))

    def report(self, key: str) -> None:
        """One of the reports of what assets are worth."""
        self._window.printing.report(key, {})

    # --- inside

    def _change(self, ids: tuple[int, ...]) -> None:
        self._desk.fetch(WorthOf(ids), lambda _, worth: self._ask_way(worth), owner=self)

    def _ask_way(self, worth: Worth) -> None:
        dialog = WaysDialog(worth, self._window.counter.in_front())
        dialog.chosen.connect(lambda kind: self._open_form(kind, worth))
        self._window.counter.open_dialog(dialog)

    def _open_form(self, kind: str, worth: Worth) -> None:
        form, start = value_forms.change_value(kind, worth)
        counter = self._window.counter
        dialog = FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front())
        counter.open_dialog(dialog)

    def _fetch_years(self, office: Office, asset_id: int) -> None:
        self._desk.fetch(AssetYearsOf(asset_id), lambda _, found: self._show_years(office, asset_id, found), owner=self)

    def _show_years(self, office: Office, asset_id: int, found: AssetYears | None) -> None:
        if found is None:
            self._window.counter.say("warning", self.tr("It has no cost, so it has no value. Edit it first."))
            return
        window = self._window
        dialog = YearsDialog(office, found, Right.VALUES in window.rights, window.counter.in_front())
        asked = {"asset": (asset_id, found.tag)}
        dialog.print_wanted.connect(lambda: window.printing.report(YEARS_REPORT, asked))
        dialog.change_wanted.connect(partial(self._change, (asset_id,)))

        def show(_: int, now: AssetYears | None) -> None:
            if now is not None:
                dialog.show_years(now)

        def changed(done: Done) -> None:
            if TABLES & set(done.changes or {}):
                self._desk.fetch(AssetYearsOf(asset_id), show, owner=dialog)

        self._desk.changed.connect(changed)
        dialog.finished.connect(lambda: self._desk.changed.disconnect(changed))
        window.counter.open_dialog(dialog)
