"""What stands on the screen while an office is opened or made."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QProgressBar, QVBoxLayout, QWidget

from tracker_desktop.ui.text import named, plain_label

SIZE, SMALLEST = QSize(1440, 900), QSize(900, 560)
"""Units; the smallest has room for all that a window may say at once."""
FRAME = 40
"""What the system draws around a window, at the most: its title above."""


def size_on(screen: QRect) -> QSize:
    """How large the first window is on a screen with this much room."""
    return SIZE.boundedTo(QSize(screen.width(), screen.height() - FRAME))


def fit_on_screen(window: QMainWindow) -> None:
    """Make the window so large that all of it is seen, and put it into the middle where it would stand over an edge."""
    free = window.screen().availableGeometry()
    size = size_on(free)
    window.resize(size)
    left = free.x() + (free.width() - size.width()) // 2
    window.move(left, free.y() + (free.height() - size.height() - FRAME) // 2)


def hold_size(window: QMainWindow) -> None:
    """Keep a window as large as the clerk made it, whatever it says: what comes and goes takes room inside it."""
    window.setMinimumSize(SMALLEST.boundedTo(size_on(window.screen().availableGeometry())))


def is_on_screen(window: QMainWindow) -> bool:
    """Whether the middle of the window is on a screen that is there now, and its whole height has room there."""
    filled = window.isMaximized() or window.isFullScreen()
    place = window.geometry()
    free = (screen.availableGeometry() for screen in QGuiApplication.screens())
    return any(one.contains(place.center()) and (filled or place.height() + FRAME <= one.height()) for one in free)


class OpeningWindow(QMainWindow):
    """A title and a bar. `report` may be called from any thread: done, of how many, what."""

    _reported = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle("Tracker Desktop")
        fit_on_screen(self)
        self._words = plain_label(title, "title")
        self._small = plain_label("", "muted")
        self._bar = named(QProgressBar(), title)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(420)
        self._bar.hide()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.addStretch(2)
        for widget in (self._words, self._small, self._bar):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setCentralWidget(middle)
        self._reported.connect(self._show_report, Qt.ConnectionType.QueuedConnection)

    def report(self, done: int, of: int, what: str = "") -> None:
        """Say how far it is; `of` 0 means that nobody knows."""
        self._reported.emit((done, of, what))

    def _show_report(self, report: tuple[int, int, str]) -> None:
        done, of, what = report
        self._bar.show()
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._small.setText(what)
