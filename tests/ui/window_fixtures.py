"""The main window on an office of its own, offscreen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.store_fixtures import Office
from tests.store_fixtures import open_office as office_at
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import MainWindow

PATIENCE = 20.0


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
            self.qtbot.wait(30)
            quiet = quiet + 1 if self.window.desk.is_idle else 0
            assert time.monotonic() < until, "the window did not come to rest"

    def scan(self, *codes: str, how: str = "burst") -> None:
        """Codes, one after another."""
        for code in codes:
            self.window.counter.scan(code, how)
        self.settle()

    def run(self, command: str) -> None:
        """A command of the menus."""
        self.window.actions_by_id[command].trigger()
        self.settle()


@pytest.fixture
def counter_office(sqlite_place: str) -> Iterator[Office]:
    """The office before the window opens: make records with it, then ask for `shown`."""
    office = office_at(sqlite_place)
    yield office
    office.store.close()


@pytest.fixture
def shown(counter_office: Office, sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The main window on the office of `counter_office`."""
    counter_office.store.close()
    parts = open_parts(sqlite_place, Start(), tmp_path, lambda *_: None)
    bugs: list[BaseException] = []
    window = make_window(parts, bugs.append)
    window.show()
    window.start()
    found = Shown(window, bugs, qtbot)
    found.settle()
    yield found
    window.close()
    assert bugs == []
