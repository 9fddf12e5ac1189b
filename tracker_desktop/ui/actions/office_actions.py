"""What the File menu and the settings do: spreadsheets in and out, copies, verify, another office."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.queries.office import Settings
from tracker_desktop.store import backup
from tracker_desktop.store.done import Done
from tracker_desktop.store.watch import Watch
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Progress
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.export_work import write_list
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.open_office import OpenOfficeDialog
from tracker_desktop.ui.dialogs.pick_file import pick_file, pick_target
from tracker_desktop.ui.dialogs.settings_dialog import Changed, SettingsDialog
from tracker_desktop.ui.dialogs.verify_dialog import VerifyDialog
from tracker_desktop.ui.dialogs.work_dialog import LongWork
from tracker_desktop.wording.files import files_lost

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

OFFICE_NAME = "office.name"


class OfficeActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._desk.changed.connect(self._changed)

    # --- spreadsheets

    def import_spreadsheet(self, path: Path | None = None) -> None:
        """Choose a CSV file (unless one is given) and show what importing it would do."""
        if path is None:
            kinds = self.tr("Spreadsheets (*.csv *.txt *.tsv)")
            pick_file(self._window, self.tr("Import a spreadsheet"), kinds, self.import_spreadsheet)
            return
        # what reads spreadsheets is no part of every start
        from tracker_desktop.ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._desk, path, self._window)
        dialog.copied.connect(self._copied_now)
        dialog.imported.connect(self._window.counter.show_done)
        self._window.counter.open_dialog(dialog)

    def export_list(self) -> None:
        """Write the list on the screen, as it is filtered and sorted, into a CSV file; from Today, the assets."""
        tab = self._window.current_list()
        self._ask_target(tab.source.query() if tab is not None else ListIds("assets"))

    def export_other(self) -> None:
        """Choose one of all lists and write the whole of it into a CSV file."""
        from tracker_desktop.ui.dialogs.export_dialog import ExportDialog

        show_dialog(ExportDialog(lambda name: self._ask_target(ListIds(name)), self._window))

    def _ask_target(self, query: ListIds) -> None:
        title = LISTINGS[query.listing].title
        name = f"{title.lower()} {dt.date.today():%Y-%m-%d}.csv"
        pick_target(
            self._window,
            self.tr("Export: {0}").format(title),
            name,
            self.tr("Spreadsheets (*.csv)"),
            "csv",
            lambda target: self._export(query, target),
        )

    # --- the database

    def backup(self) -> None:
        """Make a verified copy of the database where the clerk wants it."""
        name = f"{self._window.facts.name} {dt.datetime.now():%Y-%m-%d %H%M}.db".replace("/", "-")
        kinds = self.tr("Databases (*.db)")
        pick_target(self._window, self.tr("Copy of the database"), name, kinds, "db", self._backup)

    def restore(self) -> None:
        """Put a copy in place of this office, after asking; the window then opens it."""

        def picked(copy: Path) -> None:
            text = self.tr(
                "{0} takes the place of this office. What was done since that copy was made is not in it; "
                "the office as it is now is kept beside it."
            )
            choices: list[tuple[object, str]] = [("restore", self.tr("Restore the copy")), (None, self.tr("Leave it"))]
            ask(
                self._window,
                self.tr("Restore a copy"),
                text.format(copy.name),
                choices,
                lambda key: answered(key, copy),
            )

        def answered(key: object, copy: Path) -> None:
            if key == "restore":
                self._window.restore_wanted.emit(str(copy))

        pick_file(self._window, self.tr("Restore a copy"), self.tr("Databases (*.db)"), picked)

    def verify(self) -> None:
        """Work out the chain, the balances and the records anew."""
        show_dialog(VerifyDialog(self._desk, self._window))

    def open_other(self) -> None:
        """Close this office and open another one."""
        dialog = OpenOfficeDialog(self._desk, self._window)
        dialog.opened.connect(self._window.open_other_wanted)
        self._window.counter.open_dialog(dialog)

    def settings(self) -> None:
        """What the office has agreed on."""
        dialog = SettingsDialog(self._desk, self._window)
        dialog.saved.connect(self._settings_saved)
        self._window.counter.open_dialog(dialog)

    # --- what they came to

    def _export(self, query: ListIds, target: Path) -> None:
        store = self._desk.store

        def job(progress: Progress, cancelled: threading.Event) -> int | None:
            return write_list(store, query, target, progress, cancelled)

        title = self.tr("Export: {0}").format(LISTINGS[query.listing].title)
        work = LongWork(self._desk, title, self.tr("Writing {0}…").format(target.name), job, self._window)
        work.done.connect(lambda rows: self._exported(rows, target))
        work.refused.connect(self._window.counter.show_refused)

    def _exported(self, rows: int, target: Path) -> None:
        said = self.tr("1 row written.") if rows == 1 else self.tr("{0} rows written.").format(f"{rows:,}")
        self._say_file(said, target)

    def _backup(self, target: Path) -> None:
        place = self._desk.store.url

        def job(progress: Progress, cancelled: threading.Event) -> Path:
            return backup.backup(place, target, Watch(progress, cancelled))

        work = LongWork(
            self._desk,
            self.tr("Copy of the database"),
            self.tr("The copy is made and verified. The counter goes on meanwhile."),
            job,
            self._window,
        )
        work.done.connect(self._backed_up)
        work.refused.connect(self._window.counter.show_refused)

    def _backed_up(self, made: Path) -> None:
        self._copied_now()
        lost = files_lost(backup.lost_in(made))
        self._say_file(self.tr("The database was copied and verified."), made, *lost)

    def _copied_now(self) -> None:
        self._window.show_facts(copied=self.tr("today {0}").format(f"{dt.datetime.now():%H:%M}"))

    def _say_file(self, headline: str, path: Path, *more: str) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        button = Button(self.tr("Show the folder"), lambda: QDesktopServices.openUrl(folder))
        self._window.counter.banner.show_answer(
            "warning" if more else "done", headline, "\n".join([str(path), *more]), [button]
        )

    def _settings_saved(self, changed: Sequence[Changed]) -> None:
        if len(changed) == 1:
            self._window.counter.show_done(changed[0].done)
            return
        headline = self.tr("{0} settings changed").format(len(changed))
        self._window.counter.banner.show_answer("done", headline, " · ".join(one.done.title for one in changed))

    def _changed(self, done: Done) -> None:
        if "setting" in (done.changes or {}):
            self._desk.fetch(Settings(), lambda _, values: self._show_name(str(values[OFFICE_NAME])), owner=self)

    def _show_name(self, name: str) -> None:
        """The name of the office may have been changed, or changed back."""
        if name != self._window.facts.name:
            self._window.facts = replace(self._window.facts, name=name)
            self._window.setWindowTitle(f"{name} — Tracker Desktop")
            self._window.show_facts()
