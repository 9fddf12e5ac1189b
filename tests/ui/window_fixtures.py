"""The main window on an office of its own, offscreen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office
from tests.store_fixtures import open_office as office_at
from tests.ui.keys import Keyboard
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.main_window import MainWindow
from tracker_desktop.ui.tables.refresh import Refresh

PATIENCE = 20.0
SHORT = 40
"""Milliseconds; longer pauses are those of lists that follow a change."""


FOLLOWS = 500
"""Milliseconds; the numbers beside the views follow later, and nobody waits for them here."""


@dataclass
class Shown:
    """A window, and what crashed in it."""

    window: MainWindow
    bugs: list[BaseException]
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until all that was asked for is answered."""
        until, quiet = time.monotonic() + PATIENCE, 0
        while quiet < 3:
            self.qtbot.wait(10)
            quiet = quiet + 1 if self.window.desk.is_idle else 0
            if quiet == 3 and self._asks_soon():
                quiet = 0
            assert time.monotonic() < until, "the window did not come to rest"

    def follow(self) -> None:
        """Wait until the lists and sums in sight show what was changed."""
        self.settle()
        while any(map(_follows, self.window.findChildren(Refresh))):
            self.settle()

    def _asks_soon(self) -> bool:
        """Whether the window or one of its dialogs waits a moment, for the next key say, before it asks."""
        timers = self.window.findChildren(QTimer)
        return any(timer.isActive() and timer.isSingleShot() and timer.interval() <= SHORT for timer in timers)

    def scan(self, *codes: str, how: str = "burst") -> None:
        """Codes, one after another."""
        for code in codes:
            self.window.counter.scan(code, how)
        self.settle()

    def run(self, command: str) -> None:
        """A command of the menus."""
        self.window.actions_by_id[command].trigger()
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog in front."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        return found

    def burst(self, *codes: str) -> None:
        """Codes as keys of a scanner, into the dialog in front or the window."""
        front = QApplication.activeModalWidget() or self.window
        front.activateWindow()
        self.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is front.windowHandle(), timeout=5_000)
        keys = Keyboard(front.windowHandle())
        for code in codes:
            keys.scan(code)
            self.settle()

    def press(self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
        """A key where the keyboard is."""
        where = QApplication.focusWidget() or self.dialog()
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(where, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Keys of a hand where the keyboard is."""
        for char in text:
            QTest.keyClicks(QApplication.focusWidget() or self.dialog(), char)
        self.settle()

    def pick(self, field: SearchField, text: str) -> None:
        """Type into a search field and take the first suggestion."""
        field.line.setFocus()
        field.line.clear()
        QTest.keyClicks(field.line, text)
        self.qtbot.wait(200)
        self.settle()
        QTest.keyClick(field.line, Qt.Key.Key_Down)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture
def counter_office(sqlite_place: str) -> Iterator[Office]:
    """The office before the window opens: make records with it, then ask for `shown`."""
    office = office_at(sqlite_place)
    yield office
    office.store.close()


@contextmanager
def window_on(place: str, folder: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The main window on an office, at rest; destroyed afterwards, as the end of the program does."""
    bugs: list[BaseException] = []
    window = make_window(open_parts(place, Start(), folder, lambda *_: None), bugs.append)
    window.show()
    window.start()
    found = Shown(window, bugs, qtbot)
    found.settle()
    yield found
    for dialog in window.findChildren(QDialog):
        dialog.done(0)
    window.close()
    _forget_scanners()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert bugs == []


@pytest.fixture
def shown(counter_office: Office, sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The main window on the office of `counter_office`."""
    counter_office.store.close()
    with window_on(sqlite_place, tmp_path, qtbot) as found:
        yield found


def _follows(refresh: Refresh) -> bool:
    is_behind = refresh._timer.isActive() or refresh._asked_at is not None
    return is_behind and refresh._pause <= FOLLOWS and refresh._widget.isVisible()


def _forget_scanners() -> None:
    """The filter of the keys belongs to the program, which lives on; the next window has one of its own."""
    app = QApplication.instance()
    for burst in app.findChildren(BurstFilter) if app is not None else ():
        burst.setParent(None)
        burst.deleteLater()
