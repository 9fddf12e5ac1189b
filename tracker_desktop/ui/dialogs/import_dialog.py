"""Import a spreadsheet: look at the file, show what it would do, and post it as one transaction."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store import backup, engines
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store, new_uid
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.import_preview import ImportPreview
from tracker_desktop.ui.dialogs.import_work import Checked, WatchedRows, check_file
from tracker_desktop.ui.dialogs.pick_file import pick_file
from tracker_desktop.ui.fields.dates import show_date
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.progress_line import ProgressLine
from tracker_desktop.wording import exchange as words

LOOK = 100
"""Milliseconds between two looks at how far the import is."""
FIRST_STORE = 0
"""Stands in the field of the place while nobody has chosen one."""
AGAIN = "import_moved_on"
STOPPED = "import_stopped"


class ImportDialog(DialogFrame):
    """Nothing is saved before the primary button; then all of it or nothing. A copy of a SQLite file is made before.

    Signals: copied(): that copy was made; imported(Done).
    """

    copied = Signal()
    imported = Signal(object)

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import"), parent=parent)
        self._desk = desk
        self._path = path
        self._checked: Checked | None = None
        self._uid = ""
        self._rows: WatchedRows | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK)
        self._looking.timeout.connect(self._look)
        self.line = ProgressLine()
        self.place = SearchField(self.tr("Stock that names no place goes to"))
        self.place.setVisible(False)
        connect_search(desk, self.place, ("place",), lambda _: self.check())
        self.preview = ImportPreview()
        self.preview.ticked.connect(lambda _: self._show_buttons())
        self._pages = QStackedLayout()
        waiting = QWidget()
        for page in (waiting, self.preview):
            self._pages.addWidget(page)
        self.body.addWidget(self.line)
        self.body.addWidget(self.place)
        self.body.addLayout(self._pages, 1)
        self.resize(1180, 720)
        desk.crashed.connect(self._crashed)
        self.check()

    # --- the file

    def check(self) -> None:
        """Look at the file, away from the window."""
        path = self._path
        self._checked = None
        self.banner.clear()
        self.strip.clear()
        self.set_title(self.tr("Import {0}").format(path.name), self.tr("Nothing is saved yet."))
        self._show_line(self.tr("Looking at the file…"))
        self._pages.setCurrentIndex(0)
        self._show_buttons()
        store, place = self._desk.store, cast("int | None", self.place.value())
        self._cancelled = self._desk.work(
            lambda progress, cancelled: check_file(store, path, progress, cancelled, place),
            lambda checked: self._found_out(path, checked),
            progress=lambda done, of: self._progress(path, done, of),
            refused=self._cannot,
            owner=self,
        )

    def _found_out(self, path: Path, checked: Checked | None) -> None:
        if checked is None or path != self._path:
            return
        self._checked = checked
        self._uid = new_uid()
        self.line.hide()
        self.preview.show_checked(checked)
        self._pages.setCurrentIndex(1)
        counts = checked.plan.counts
        self.set_title(
            self.tr("Import {0}").format(path.name),
            self.tr("{0}. Nothing is saved yet.").format(words.count(self._total(checked), checked.plan.what)),
        )
        if checked.before is not None and checked.plan.before is not None:
            when = f"{show_date(checked.before.date())}, {checked.before:%H:%M}"
            self.banner.show_answer(
                "warning",
                self.tr("This very file was imported on {0}.").format(when),
                self.tr("It is entry {0} in History.").format(f"{checked.plan.before.seq:,}"),
                sound=False,
            )
        elif not counts.adds and not counts.changes and not counts.wrong:
            self.banner.show_answer("info", self.tr("Everything in the file is here already."), sound=False)
        self._show_place(checked)
        self._show_strip(counts.wrong)
        self._show_buttons()

    def _show_place(self, checked: Checked) -> None:
        """Where stock goes that names no place, to be said otherwise; not there where every row names one."""
        self.place.setVisible(checked.plan.placeless > 0)
        if not self.place.value():
            hint = self.tr("Another place: type its name, or scan it.")
            self.place.set_value(FIRST_STORE if checked.plan.place else None, checked.plan.place, hint)

    def _show_strip(self, wrong: int) -> None:
        if wrong:
            headline = self.tr("1 row is wrong.") if wrong == 1 else self.tr("{0} rows are wrong.").format(wrong)
            advice = self.tr("Correct them in the file and choose it again, or leave them out and import the others.")
            self.strip.show_text(headline, advice, tone="bad")
            return
        said = [self.tr("It is one transaction; Undo takes back all of it.")]
        if engines.is_sqlite(self._desk.store.url):
            said.append(self.tr("A copy of the database is made before."))
        self.strip.show_text(self.tr("All or nothing."), " ".join(said))

    def _cannot(self, refused: Refused) -> None:
        self.line.hide()
        self.banner.show_answer("refused", str(refused))
        self._show_buttons()

    def _another(self) -> None:
        def picked(path: Path) -> None:
            self._cancelled.set()
            self._path = path
            self.check()

        pick_file(self, self.tr("Choose a spreadsheet"), self.tr("Spreadsheets (*.csv *.txt *.tsv)"), picked)

    # --- the import

    def send(self) -> None:
        """Make a copy of the database, then import."""
        if self._checked is None or self._rows is not None:
            return
        self._rows = WatchedRows(self._checked.plan.source)
        store, stop = self._desk.store, self._rows.stop
        self.banner.clear()
        self.preview.setEnabled(False)
        self._show_line(self.tr("Making a copy of the database…"))
        self._show_buttons()
        self._desk.work(
            lambda _progress, _cancelled: _copied(store, stop),
            lambda made: self._import(made is not None),
            refused=self._was_refused,
            owner=self,
        )

    def _import(self, copied: bool) -> None:
        if copied:
            self.copied.emit()
        if self._checked is None or self._rows is None:
            return
        if self._rows.stop.is_set():
            self._was_refused(Refused(STOPPED))
            return
        self._show_line(self.tr("Importing…"))
        self._looking.start()
        transaction = self._checked.plan.transaction(leave_out_wrong=self.preview.leave_out.isChecked())
        watched = replace(transaction, rows=self._rows)
        self._desk.perform(watched, self._done, self._was_refused, uid=self._uid, owner=self)

    def _look(self) -> None:
        """Show how far the writing thread is."""
        if self._checked is None or self._rows is None:
            return
        total = self._total(self._checked)
        if self._rows.read < total:
            self.line.show_progress(self._rows.read, total)
        else:
            self._looking.stop()
            self._show_line(self.tr("Saving…"))

    def _done(self, done: Done) -> None:
        self._end()
        self.imported.emit(done)
        self.accept()

    def _was_refused(self, refused: Refused) -> None:
        self._end()
        buttons = [Button(self.tr("Check again"), self.check)] if refused.code == AGAIN else []
        outcome = "info" if refused.code == STOPPED else "refused"
        self.banner.show_answer(outcome, str(refused), "", buttons)

    def _crashed(self, _bug: object) -> None:
        """Another thread failed: it may have been this import, so let it be tried again (under the same uid)."""
        if self._rows is not None or self._checked is None:
            self._end()

    def _end(self) -> None:
        self._looking.stop()
        self._rows = None
        self.line.hide()
        self.preview.setEnabled(True)
        self._show_buttons()

    # --- the rest

    def reject(self) -> None:
        """Esc: while rows are being saved it stops that and nothing of them is kept; otherwise it closes."""
        if self._rows is None:
            self._cancelled.set()
            super().reject()
            return
        self._rows.stop.set()
        self._looking.stop()
        self._show_line(self.tr("Stopping…"))

    def _show_line(self, text: str) -> None:
        self.line.begin(text)
        self.line.show()

    def _progress(self, path: Path, done: int, of: int) -> None:
        if self._checked is None and path == self._path:
            self.line.show_progress(done, of)

    @staticmethod
    def _total(checked: Checked) -> int:
        return checked.plan.counts.rows

    def _show_buttons(self) -> None:
        if self._rows is not None:
            self.set_buttons([Button(self.tr("Stop  Esc"), self.reject)])
            return
        buttons = [
            Button(self.tr("Another file…"), self._another),
            Button(self.tr("Cancel  Esc"), self.reject),
        ]
        counts = self._checked.plan.counts if self._checked is not None else None
        may = counts is not None and (not counts.wrong or self.preview.leave_out.isChecked())
        if self._checked is not None and counts is not None and (counts.adds or counts.changes):
            what = words.count(counts.adds + counts.changes, self._checked.plan.what)
            buttons.append(Button(self.tr("Import {0}  Ctrl+Enter").format(what), self.send, primary=True))
        self.set_buttons(buttons)
        if self._primary is not None:
            self._primary.setEnabled(may)


def _copied(store: Store, stop: threading.Event) -> Path | None:
    try:
        return backup.copy_before(store, "import", Watch(cancelled=stop))
    except Stopped:
        raise Refused(STOPPED) from None
