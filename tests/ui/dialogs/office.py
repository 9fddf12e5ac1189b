"""A desk with a real office behind it, for dialogs: what it did comes home by `settle`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office, open_office
from tracker_desktop.counter.counter import Counter
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.ui import sounds
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame


class DeskOffice:
    """The office, its desk, and a window for dialogs to belong to."""

    def __init__(self, office: Office, folder: Path, qtbot: QtBot) -> None:
        self.office = office
        self.bot = qtbot
        self.window = QWidget()
        self.window.resize(1300, 860)
        qtbot.addWidget(self.window)
        self.desk_file = DeskFile(folder / "desk.db")
        self.counter = Counter(office.store, office.me, self.desk_file)
        self.desk = Desk(office.store, self.counter, self.desk_file)
        self.crashes: list[object] = []
        self.desk.crashed.connect(self.crashes.append)

    def wait(self, until: Callable[[], object]) -> None:
        """Let the threads and the window work until it holds; fails after 10 seconds or on a crash."""
        self.bot.waitUntil(lambda: bool(self.crashes) or bool(until()), timeout=10_000)
        assert self.crashes == []

    def shown(self, dialog: DialogFrame) -> DialogFrame:
        """Open a dialog as the program does."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        with self.bot.waitExposed(dialog):
            dialog.open()
        return dialog


@pytest.fixture
def desk(sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> Iterator[DeskOffice]:
    sounds.set_enabled(False)
    made = DeskOffice(open_office(sqlite_place), tmp_path, qtbot)
    made.window.show()
    yield made
    made.desk.close()
    sounds.set_enabled(True)


def button(dialog: QWidget, words: str) -> QPushButton:
    """The button on the screen whose text begins so."""
    QApplication.processEvents()
    found = [one for one in dialog.findChildren(QPushButton) if one.text().startswith(words) and not one.isHidden()]
    assert len(found) == 1, [one.text() for one in dialog.findChildren(QPushButton)]
    return found[0]


def press(dialog: QWidget, words: str) -> None:
    """Press that button."""
    made = button(dialog, words)
    assert made.isEnabled()
    made.click()


def pick(window: QWidget, path: Path) -> None:
    """Choose a file in the chooser that is open."""
    chooser = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    chooser.fileSelected.emit(str(path))
    chooser.close()


def nameless(dialog: QWidget) -> list[QWidget]:
    """What takes the keyboard and has no name for screen readers."""
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def guessing(dialog: QWidget) -> list[QLabel]:
    """Labels that would read HTML out of data."""
    return [
        label for label in dialog.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]
