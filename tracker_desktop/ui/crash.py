"""What happens to a bug: logged with its traceback, shown once, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame, body_label, show_dialog
from tracker_desktop.ui.text import named

log = logging.getLogger("tracker.crash")


class CrashCatcher(QObject):
    """Takes exceptions of every thread. The same traceback is shown a single time, however often it comes."""

    _caught = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for exceptions that nobody caught."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.take(args.exc_value)

    def take(self, error: BaseException | None) -> None:
        """Log an exception and show it, from any thread."""
        if error is None:
            return
        text = "".join(traceback.format_exception(error))
        if text in self._seen:
            return
        self._seen.add(text)
        log.error("%s", text)
        self._caught.emit(text)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _show(self, text: str) -> None:
        window = QApplication.activeWindow()
        show_dialog(CrashDialog(text, window))


class CrashDialog(DialogFrame):
    """Says that the program made a mistake, that nothing saved is lost, and what to send to whom."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__("Something went wrong in the program", parent=parent)
        self._text = text
        self.resize(720, 420)
        self.body.addWidget(
            body_label(
                self.tr(
                    "This is a mistake of the program, not yours. What was shown as done is saved. "
                    "You can go on. Please send the text below to whoever looks after this program."
                )
            )
        )
        details = named(QPlainTextEdit(text), self.tr("What the program says about it"))
        details.setReadOnly(True)
        self.body.addWidget(details, 1)
        self.set_buttons([Button(self.tr("Copy the text"), self._copy), Button(self.tr("Go on"), self.accept, True)])

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
