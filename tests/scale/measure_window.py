"""The real main window without a screen, on a register, and the moment at which something of it was painted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.keys import Keyboard
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import MainWindow
from tracker_desktop.ui.theme import apply_theme

SIZE = (1440, 900)
LONGEST_MS = 120_000


class Paints(QObject):
    """Notes the moment after the paint of a widget in which `ready()` held; `at` is 0.0 until then."""

    def __init__(self, ready: Callable[[], bool]) -> None:
        super().__init__()
        self.at = 0.0
        self._ready = ready
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


class BenchWindow:
    """The window and a keyboard that types into whatever window has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.desk = window.desk

    def keyboard(self) -> Keyboard:
        """A keyboard for the window in front; its next key comes now."""
        window = QGuiApplication.focusWindow() or self.window.windowHandle()
        keyboard = Keyboard(window)
        keyboard.now = time.monotonic_ns() // 1_000_000
        return keyboard

    def tap(self, char: str) -> None:
        """One key by hand."""
        keyboard = self.keyboard()
        keyboard.tap(char)
        keyboard.rest()

    def settle(self, quiet: int = 3, pause: int = 60) -> None:
        """Wait until everything that was asked for has been answered and painted."""
        calm, until = 0, time.monotonic() + LONGEST_MS / 1000
        while calm < quiet:
            QTest.qWait(pause)
            calm = calm + 1 if self.desk.is_idle else 0
            if time.monotonic() > until:
                raise TimeoutError("the window did not come to rest")


def _say(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def application() -> QApplication:
    """The application of this process, in the look of the program."""
    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, False)
    return app


@contextmanager
def bench_window(register: Path, folder: Path) -> Iterator[BenchWindow]:
    """The window on this register. What it raises on another thread is raised here at the end."""
    application()
    parts = open_parts(str(register), Start(), folder, lambda *_: None)
    bugs: list[BaseException] = []
    window = make_window(parts, bugs.append)
    window.resize(*SIZE)
    window.show()
    window.start()
    bench = BenchWindow(window)
    bench.settle()
    try:
        yield bench
    finally:
        # the verified copy made at closing takes long and is no part of what is measured; the last thing added is it
        parts.store._closing.pop()
        window.close()
        QTest.qWait(20)
    if bugs:
        raise bugs[0]
