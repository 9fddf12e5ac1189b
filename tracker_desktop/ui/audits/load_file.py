"""Loads a file into an audit: what a scanner kept in its memory, or a count made elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.audit_head import AuditShown
from tracker_desktop.ui.dialogs.pick_file import pick_file
from tracker_desktop.ui.dialogs.work_dialog import LongWork

if TYPE_CHECKING:
    from tracker_desktop.exchange.read_csv import Sheet
    from tracker_desktop.ui.desk import Progress
    from tracker_desktop.ui.main_window import MainWindow


class LoadFile(QObject):
    """Asks for the file, reads it off the window's thread, and shows what it would come to."""

    def __init__(self, window: MainWindow, audit: AuditShown) -> None:
        super().__init__(window)
        self._window, self._audit = window, audit

    def choose(self) -> None:
        """Ask for the file."""
        tr = self._window.tr
        kinds = tr("Lists and files of scanners (*.csv *.txt *.tsv)")
        pick_file(self._window, tr("Load into the audit {0}").format(self._audit.name), kinds, self.load)

    def load(self, path: Path) -> None:
        """Read a file, then show what it holds."""
        from tracker_desktop.exchange.read_csv import read

        def job(_progress: Progress, _cancelled: threading.Event) -> Sheet:
            return read(path)

        tr = self._window.tr
        work = LongWork(self._window.desk, tr("Load a file"), tr("Reading {0}…").format(path.name), job, self._window)
        work.done.connect(self._show)
        work.refused.connect(self._window.counter.show_refused)

    def _show(self, sheet: Sheet) -> None:
        from tracker_desktop.ui.audits.sheet_dialog import SheetDialog

        then = self._window.counter.show_done
        dialog = SheetDialog(self._window.desk, sheet, self._audit, then, self._window)
        self._window.counter.open_dialog(dialog)
