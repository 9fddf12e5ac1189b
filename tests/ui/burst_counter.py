"""A small main window that is scanned into."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import Keyboard
from tracker_desktop.ui.burst import BurstFilter


class Counter:
    """A main window with a scan bar, and a note that has the focus."""

    def __init__(self, burst: BurstFilter, qtbot: QtBot) -> None:
        self.burst = burst
        self.codes: list[tuple[str, str]] = []
        self.loose: list[str] = []
        burst.scanned.connect(self.loose.append)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        page = QWidget()
        layout = QVBoxLayout(page)
        self.bar, self.note = QLineEdit(), QLineEdit()
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        self.window.setCentralWidget(page)
        burst.register_scan_field(self.bar, lambda code, how: self.codes.append((code, how)), main=True)
        show(self.window, qtbot)
        self.note.setFocus()
        self.keys = Keyboard(self.window.windowHandle())

    @property
    def bursts(self) -> list[str]:
        return [code for code, how in self.codes if how == "burst"]


def show(window: QWidget, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())


def pause(qtbot: QtBot) -> None:
    """Longer than any key is held back."""
    qtbot.wait(200)
