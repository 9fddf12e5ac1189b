"""The program starts on what it cannot open: said in the window with what can be done, never a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.faults.harm import scramble
from tests.store_fixtures import Office
from tracker_desktop.app import Program
from tracker_desktop.store.opening import open_office
from tracker_desktop.ui.dialogs.ask import Ask

Begin = Callable[[str], str]


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """Start the program on a place; what it says of it."""
    hooks, started = (sys.excepthook, threading.excepthook), []
    app = QApplication.instance()
    assert isinstance(app, QApplication)

    def start(place: str) -> str:
        program = Program(app, place)
        started.append(program)
        program.begin()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Ask), timeout=15_000)
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Ask)
        said = " ".join(label.text() for label in asked.findChildren(QLabel))
        asked.reject()
        qtbot.wait(50)
        return said

    yield start
    sys.excepthook, threading.excepthook = hooks
    for program in started:
        program.end()
        program.deleteLater()
    qtbot.wait(20)


def newer(place: str) -> None:
    database = sqlite3.connect(place)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()


def a_folder(place: str) -> None:
    Path(place).unlink()
    Path(place).mkdir()


HARM: dict[str, tuple[Callable[[str], object], str]] = {
    "damaged": (scramble, "The database file is damaged. Restore the last copy"),
    "newer": (newer, "This database was made by a newer version of Tracker Desktop."),
    "empty": (lambda place: os.truncate(place, 0), "There is no database at"),
    "no database": (lambda place: Path(place).write_bytes(b"nothing" * 1000), "is not a database of Tracker Desktop."),
    "a folder": (a_folder, "is not a database of Tracker Desktop."),
}


@pytest.mark.parametrize("name", HARM)
def test_a_file_that_cannot_be_opened(name: str, sqlite_place: str, begin: Begin) -> None:
    harm, sentence = HARM[name]
    harm(sqlite_place)
    said = begin(sqlite_place)
    assert sentence in said
    assert "The office could not be opened" in said


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("mysql://x/y", "“mysql://x/y” names no database."),
        ("~no-such-user-here/office.db", "names no database."),
        ("postgresql://nobody@127.0.0.1:1/none", "The database server does not answer."),
    ],
)
def test_a_place_that_is_none(place: str, sentence: str, begin: Begin) -> None:
    assert sentence in begin(place)


def test_an_office_that_is_open_elsewhere(sqlite_place: str, begin: Begin) -> None:
    store = open_office(sqlite_place, desk="Desk 7")
    assert "This office is open already: at Desk 7" in begin(sqlite_place)
    store.close()


def test_a_locked_office(sqlite_office: Office, tmp_path: Path, begin: Begin) -> None:
    own = Path(shutil.copy(str(sqlite_office.store.url.database), tmp_path / "own.db"))
    other = sqlite3.connect(own, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert "Another program is holding the database. Close it and try again." in begin(str(own))
    other.execute("ROLLBACK")
    other.close()
