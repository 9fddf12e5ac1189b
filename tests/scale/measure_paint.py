"""The moment at which something was painted. Knows Qt alone, so that plain programs are measured by it too."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

SIZE = (1440, 900)
LONGEST_MS = 120_000


class Paints(QObject):
    """Notes the moment after a paint in which `ready()` held, and calls `then`; `at` is 0.0 until then."""

    def __init__(self, ready: Callable[[], bool], then: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.at = 0.0
        self._ready = ready
        self._then = then
        self._seen = False
        self._loop = QEventLoop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint itself comes after this; what is posted comes when it is on the screen, before anything else."""
        if event.type() == QEvent.Type.Paint and not self._seen and self._ready():
            self._seen = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent, /) -> None:
        """What was posted."""
        self.at = time.perf_counter()
        self._loop.quit()
        self._then()

    def wait(self) -> None:
        """Run the program until it is painted."""
        if self.at:
            return
        QTimer.singleShot(LONGEST_MS, self._loop, self._loop.quit)
        self._loop.exec()
        if not self.at:
            raise TimeoutError("nothing was painted")


def time_to_paint(widget: QWidget, act: Callable[[], object], ready: Callable[[], bool]) -> float:
    """Milliseconds from the beginning of `act()` to the end of the first paint of `widget` in which `ready()` holds."""
    paints = Paints(ready)
    widget.installEventFilter(paints)
    begun = time.perf_counter()
    act()
    paints.wait()
    widget.removeEventFilter(paints)
    return (paints.at - begun) * 1000


def _say(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def quiet() -> None:
    """Leave out what the platform without a screen says at every dialog."""
    qInstallMessageHandler(_say)


def run_for(milliseconds: int) -> None:
    """Run the program for a while. QTest.qWait keeps the lock of the interpreter, so that the lanes would stand."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()
