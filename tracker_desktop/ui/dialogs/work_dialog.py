"""Long work: a dialog that shows how far it has come and can stop it. Quick work is done before it appears."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store.watch import Stopped
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk, Progress
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.progress_line import ProgressLine

PATIENCE = 400
"""Milliseconds of work that nobody needs to see."""

LongJob = Callable[[Progress, threading.Event], Any]


class LongWork(QObject):
    """Runs one job on the desk's lane for long work and hands over what it came to.

    `job(progress, cancelled)` should look at `cancelled` and then return None or raise Stopped.
    Signals: done(object): what the job returned; refused(Refused); stopped(): the clerk stopped it. It deletes itself
    afterwards.
    """

    done = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, title: str, text: str, job: LongJob, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._title, self._text = title, text
        self._dialog: _WorkDialog | None = None
        self._said = (0, 0)
        self._broken = threading.Event()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show)
        self._patience.start()
        desk.crashed.connect(self._crashed)
        self._cancelled = desk.work(
            self._watched(job), self._finished, progress=self._progress, refused=self._was_refused, owner=self
        )

    def stop(self) -> None:
        """Ask the job to stop. What it comes to is not told any more."""
        if not self._cancelled.is_set():
            self._cancelled.set()
            self._close()
            self.stopped.emit()
            self.deleteLater()

    def _watched(self, job: LongJob) -> LongJob:
        def run(progress: Progress, cancelled: threading.Event) -> Any:
            try:
                return job(progress, cancelled)
            except (Refused, Stopped):
                raise
            except Exception:
                self._broken.set()
                raise

        return run

    def _crashed(self, _bug: object) -> None:
        if self._broken.is_set():
            self._close()
            self.deleteLater()

    def _show(self) -> None:
        self._dialog = _WorkDialog(self._title, self._text, self._window)
        if any(self._said):
            self._dialog.line.show_progress(*self._said)
        self._dialog.rejected.connect(self.stop)
        show_dialog(self._dialog)

    def _progress(self, done: int, of: int) -> None:
        self._said = (done, of)
        if self._dialog is not None:
            self._dialog.line.show_progress(done, of)

    def _finished(self, result: object) -> None:
        if not self._cancelled.is_set():
            self._close()
            self.done.emit(result)
        self.deleteLater()

    def _was_refused(self, refused: Refused) -> None:
        if not self._cancelled.is_set():
            self._close()
            self.refused.emit(refused)
        self.deleteLater()

    def _close(self) -> None:
        self._patience.stop()
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.rejected.disconnect(self.stop)
            dialog.close()


class _WorkDialog(DialogFrame):
    """Title, bar, and the way to stop."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(title, parent=parent)
        self.resize(520, 170)
        self.line = ProgressLine(text)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Stop  Esc"), self.reject)])
