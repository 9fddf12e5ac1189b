"""Reports: choose one, say what it is about, look at it, then print or save what is shown."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker_desktop.errors import Refused
from tracker_desktop.printing.to_folder import file_name
from tracker_desktop.queries.office import Office, OfficeFacts
from tracker_desktop.queries.operators import Operators
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.result import Result
from tracker_desktop.reports.running import run_report
from tracker_desktop.reports.saving import save
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Stopped, Watch
from tracker_desktop.transactions.rights import Role, rights_of
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.pick_file import pick_target
from tracker_desktop.ui.dialogs.work_dialog import LongWork
from tracker_desktop.ui.printing.printable import Printable
from tracker_desktop.ui.printing.report_form import ReportForm
from tracker_desktop.ui.printing.report_table import ReportTable, let_go
from tracker_desktop.ui.printing.show_print import show_print
from tracker_desktop.ui.progress_line import ProgressLine
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.text import plain_label

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Progress
    from tracker_desktop.ui.main_window import MainWindow

SIDE = 265
FILES: dict[str, str] = {"xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)"}


class ReportsDialog(DialogFrame):
    """A report is read when it is chosen, unless it lacks something, and again by Show."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(self.tr("Reports"), parent=window)
        self._window, self._desk = window, window.desk
        self._office: Office | None = None
        self._asked: Mapping[str, Any] = {}
        self._result: Result | None = None
        self._shown: dict[str, Any] = {}
        self._table: ReportTable | None = None
        self._stop = self._cancel = threading.Event()
        self.side = SideViews([ViewRow(report.key, report.title) for report in REPORTS.values()], self.tr("Reports"))
        self.side.setFixedWidth(SIDE)
        self.form = ReportForm(self._desk)
        self.line = ProgressLine()
        self._hint = plain_label(role="muted", wrap=True)
        self._foot = plain_label(role="strong", wrap=True)
        self._as_of = plain_label(role="small", wrap=True)
        self._right = QVBoxLayout()
        self._put_together()
        self.set_buttons(
            [
                Button(self.tr("Save for Excel…"), partial(self.save_as, "xlsx")),
                Button(self.tr("Save as CSV…"), partial(self.save_as, "csv")),
                Button(self.tr("Print…  {0}").format(PRINT), self.print_it),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Show  Ctrl+Enter"), self.show_it, primary=True),
            ]
        )
        QShortcut(QKeySequence(PRINT), self).activated.connect(self.print_it)
        self.resize(1320, 800)
        self.side.chosen.connect(self._choose)
        self.form.changed.connect(self.banner.clear)
        self.form.picked.connect(self._picked)
        self.finished.connect(self._drop)
        self._desk.crashed.connect(lambda _: self.line.hide())
        self._show_buttons()
        self._desk.fetch(OfficeFacts(), self._opened, owner=self)

    @property
    def shown_result(self) -> Result | None:
        """What is shown."""
        return self._result

    def choose(self, key: str, values: Mapping[str, Any] | None = None) -> None:
        """Go to a report, asked for these values instead of its defaults."""
        self._asked = values or {}
        self.side.set_current(key)
        self._choose(key)

    def show_it(self) -> None:
        """Read the report as it is asked for."""
        wrong = self.form.wrong()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._run()

    def save_as(self, ending: str) -> None:
        """Ask for a file, and write what is asked for into it."""
        self._when_shown(lambda result: self._pick(result, ending))

    def print_it(self) -> None:
        """Show the pages of what is asked for."""
        self._when_shown(self._preview)

    # --- what is shown

    def _when_shown(self, then: Callable[[Result], object]) -> None:
        """Go on with what the form asks for: it is read first where something else is shown, and not at all while a
        field is wrong."""
        result = self._result
        if result is None:
            return
        wrong = self.form.wrong()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self.banner.show_answer("refused", wrong.error())
        elif self.form.values() == self._shown:
            then(result)
        else:
            self._run(then)

    def _pick(self, result: Result, ending: str) -> None:
        name = f"{file_name(result.report.title)} {dt.date.today():%Y-%m-%d}.{ending}"
        pick_target(self, result.report.title, name, FILES[ending], ending, self._save)

    def _preview(self, result: Result) -> None:
        place = self._desk.store.url

        def make(path: Path, progress: Progress, cancelled: threading.Event) -> None:
            save(result, path, place, Watch(progress, cancelled))

        show_print(self._window, Printable(result.report.title, make), self)

    # --- reading

    def _opened(self, _seq: int, office: Office) -> None:
        self._office = office
        self._choose(self.side.current())

    def _choose(self, key: str) -> None:
        if self._office is None:
            return
        self.forget_said()
        self._drop()
        report = REPORTS[key]
        self._hint.setText(report.hint)
        self.form.show_report(report, self._office, self._asked)
        self._asked = {}
        self._set_order()
        self.listen_to_scanner()
        lacking = self.form.lacks()
        if lacking is None:
            self._run()
        else:
            self.strip.show_text("", self.tr("Fill in what it is about, then press Show."))

    def _picked(self) -> None:
        """A record was found or scanned: nothing more has to be pressed where that is all."""
        if self.form.lacks() is None and self.form.wrong() is None:
            self._run()

    def _run(self, then: Callable[[Result], object] = lambda _: None) -> None:
        self._drop()
        self._shown = self.form.values()
        key, values, who = self.side.current(), self._shown, self._desk.operator_id
        store = self._desk.store
        self.line.begin(self.tr("The report is being read…"))
        self.line.show()

        def read(progress: Progress, cancelled: threading.Event) -> Result:
            return read_report(store, key, values, who, Watch(progress, cancelled))

        stop = self._stop = threading.Event()
        cancel = self._desk.work(
            read,
            lambda result: self._arrived(result, stop, then),
            progress=lambda done, of: self.line.show_progress(done, of) if isValid(self) else None,
            refused=lambda no: self._cannot(no) if isValid(self) and not stop.is_set() else None,
        )
        self._cancel = cancel

    def _arrived(self, result: Result, stop: threading.Event, then: Callable[[Result], object]) -> None:
        if not isValid(self) or stop.is_set():
            let_go(self._desk, result)
            return
        self.line.hide()
        self._result = result
        self._table = ReportTable(self._desk, result)
        self._right.insertWidget(self._right.count() - 2, self._table, 1)
        self._set_order()
        self._foot.setText(foot_of(result))
        self._as_of.setText(" · ".join((*result.said, result.as_of_words)))
        self._show_buttons()
        then(result)

    def _cannot(self, refused: Refused) -> None:
        self.line.hide()
        key = str(refused.params.get("key", ""))
        parameter = REPORTS[self.side.current()].parameter(key)
        if parameter is not None:
            self.form.field(key).set_error(str(refused))
        self.banner.show_answer("refused", str(refused))

    def _drop(self) -> None:
        """What was read is not wanted any more."""
        self._stop.set()
        self._cancel.set()
        self.banner.clear()
        self.strip.clear()
        self.line.hide()
        for label in (self._foot, self._as_of):
            label.setText("")
        if self._table is not None:
            self._table.setParent(None)
            self._table.deleteLater()
            self._table = None
        result, self._result = self._result, None
        if result is not None:
            let_go(self._desk, result)
        self._show_buttons()

    # --- saving

    def _save(self, target: Path) -> None:
        result, place = self._result, self._desk.store.url
        if result is None:
            return

        def write(progress: Progress, cancelled: threading.Event) -> None:
            save(result, target, place, Watch(progress, cancelled))

        work = LongWork(self._desk, result.report.title, self.tr("Writing {0}…").format(target.name), write, self)
        work.done.connect(lambda _: self.strip.show_text(self.tr("Saved."), str(target)))
        work.refused.connect(lambda no: self.banner.show_answer("refused", str(no)))

    # --- showing

    def _set_order(self) -> None:
        """Tab goes from the reports to what they are asked for, to the lines, then to the buttons."""
        fields = [field.editor for field in self.form.fields()]
        after = [*fields, *([self._table] if self._table is not None else []), *self._buttons]
        for before, widget in zip([self.side, *after], after, strict=False):
            QWidget.setTabOrder(before, widget)

    def _show_buttons(self) -> None:
        for made in self._buttons[:3]:
            made.setEnabled(self._result is not None)

    def _put_together(self) -> None:
        self._right.setSpacing(10)
        for widget in (self._hint, self.form, self.line):
            self._right.addWidget(widget)
        self._right.addStretch(0)
        self._right.addWidget(self._foot)
        self._right.addWidget(self._as_of)
        self.line.hide()
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.side)
        both.addLayout(self._right, 1)
        self.body.addLayout(both, 1)


def read_report(store: Store, key: str, values: dict[str, Any], person_id: int, watch: Watch) -> Result:
    """Read a report for whoever is signed in. Raises Refused, Stopped."""
    who = next((row for row in store.read(Operators()) if row.person_id == person_id), None)
    name, roles = ("", ()) if who is None else (who.name, who.roles)
    result = run_report(store, key, values, by=name, rights=rights_of(frozenset(map(Role, roles))), watch=watch)
    if watch.cancelled.is_set():
        result.close()
        raise Stopped
    return result


def foot_of(result: Result) -> str:
    """12 assets · Cost (USD) 1,249.00."""
    totals = (f"{result.columns[number].title} {result.total(result.totals, number)}" for number in result.totals)
    return " · ".join((result.counted(len(result)), *totals))
