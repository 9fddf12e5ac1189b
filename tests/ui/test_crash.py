"""A mistake of the program, wherever it happens: shown once, logged with its traceback, and the program goes on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.ui.crash import CrashCatcher, CrashDialog
from tracker_desktop.ui.lanes import Lane


@pytest.fixture
def catcher(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> Iterator[CrashCatcher]:
    """The hook for what nobody caught, as the program installs it, and the old one again afterwards."""
    of_threads, home = threading.excepthook, QObject()
    caught = CrashCatcher(home)
    with qtbot.captureExceptions() as others:
        caught.install()
        yield caught
    threading.excepthook = of_threads
    for dialog in crash_dialogs():
        dialog.done(0)
    assert others == []
    home.deleteLater()


def crash_dialogs() -> list[CrashDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog) and widget.isVisible()
    ]


def logged(caplog: pytest.LogCaptureFixture, what: str) -> int:
    """How many tracebacks of this kind stand in the log."""
    texts = (record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)
    return sum(text.startswith("Traceback") and what in text for text in texts)


class Broken(QAbstractTableModel):
    """Every cell asks for what is not there."""

    def rowCount(self, parent: Any = QModelIndex(), /) -> int:  # noqa: B008
        return 20

    def columnCount(self, parent: Any = QModelIndex(), /) -> int:  # noqa: B008
        return 5

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        return [][index.row()]


def test_a_slot(catcher: CrashCatcher, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Divide", window)
    button.clicked.connect(lambda: 1 // 0)
    window.show()
    for _ in range(5):
        button.click()
    qtbot.wait(50)
    assert len(crash_dialogs()) == 1
    assert logged(caplog, "ZeroDivisionError") == 1
    button.clicked.connect(lambda: window.setWindowTitle("still here"))
    button.click()
    assert window.windowTitle() == "still here"


def test_every_cell_of_a_table(catcher: CrashCatcher, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(Broken(table))
    table.show()
    qtbot.waitExposed(table)
    for _ in range(3):
        table.viewport().update()
        qtbot.wait(30)
    assert len(crash_dialogs()) == 1
    assert logged(caplog, "IndexError") == 1


def test_a_timer_and_a_thread(catcher: CrashCatcher, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    QTimer.singleShot(0, lambda: dict[str, object]()["nothing"])
    thread = threading.Thread(target=[].pop)
    thread.start()
    thread.join()
    qtbot.wait(80)
    assert len(crash_dialogs()) == 2
    assert (logged(caplog, "KeyError"), logged(caplog, "IndexError")) == (1, 1)


@dataclass(frozen=True)
class BrokenQuery(Query[int]):
    """A question with a mistake in it."""

    def run(self, connection: Connection) -> int:
        return int("nothing")


def test_a_lane_tells_and_goes_on(
    counter_office: Office,  # noqa: F811
    shown: Shown,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers: list[int] = []
    for _ in range(3):
        shown.window.desk.fetch(BrokenQuery(), lambda _, answer: answers.append(answer))
    shown.window.desk.counter(lambda counter: counter.no_such_thing())  # type: ignore[attr-defined]
    shown.window.desk.keep(lambda file: file.no_such_thing())  # type: ignore[attr-defined]
    shown.settle()
    assert sorted(type(bug).__name__ for bug in shown.bugs) == ["AttributeError"] * 2 + ["ValueError"] * 3
    shown.bugs.clear()
    assert sum(record.message == "on another thread" and bool(record.exc_info) for record in caplog.records) == 5
    shown.window.desk.fetch(makers.Count(Person), lambda _, answer: answers.append(answer))
    shown.scan("20001")
    assert answers == [1]
    assert "Rita Osei" in shown.window.counter.banner.text()


def test_a_lane_outlives_a_job_that_fails(
    catcher: CrashCatcher, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    lane, done = Lane("test"), threading.Event()
    lane.put(lambda: 1 // 0)
    lane.put(done.set)
    lane.finish()
    qtbot.wait(50)
    assert done.is_set()
    assert len(crash_dialogs()) == logged(caplog, "ZeroDivisionError") == 1
