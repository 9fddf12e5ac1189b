"""The program in a real window: started on an office, typed into, killed, and its books read beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from tests.window.xvfb import Screen
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entry_words import titles_of
from tracker_desktop.store.opening import open_office

PATIENCE = 40.0
AGAIN = 10.0


@dataclass(frozen=True)
class Titles(Query[list[tuple[str, str]]]):
    """Kind and headline of every entry, the first first."""

    def run(self, connection: Connection) -> list[tuple[str, str]]:
        rows = connection.execute(select(Entry.kind, Entry.said).order_by(Entry.seq)).all()
        return list(zip([row.kind for row in rows], titles_of(connection, [row.said for row in rows]), strict=True))


@dataclass
class DeskProgram:
    """One office and the program that shows it."""

    screen: Screen
    database: Path
    data: Path
    pictures: Path
    process: subprocess.Popen[bytes] | None = None
    drawn: list[Path] = field(default_factory=list)

    def start(self) -> None:
        """Start the program and wait for its main window."""
        self.launch()
        self.screen.wait_for_window("stockroom — Tracker Desktop", PATIENCE)
        self.wait_until(lambda: "stockroom" in self.screen.active_title(), "the window in front")
        time.sleep(1.0)

    def launch(self) -> None:
        """Start the program; what window comes first is for the test to say."""
        command = [sys.executable, "-m", "tracker_desktop", "--db", str(self.database)]
        self.process = subprocess.Popen(command, env=self.environment())

    def environment(self) -> dict[str, str]:
        """On this screen, with a data folder of its own."""
        return self.screen.environment() | {"XDG_DATA_HOME": str(self.data), "HOME": str(self.data)}

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
        self.screen.wait_until_gone("stockroom — Tracker Desktop", PATIENCE)

    def scan(self, *codes: str) -> None:
        """Codes one after another, as fast as a hand scans."""
        for code in codes:
            self.screen.type_like_scanner(code)
            time.sleep(0.12)

    def type(self, text: str) -> None:
        """By hand, and Enter."""
        self.screen.type_like_hand(text)
        self.screen.key("Return")
        time.sleep(0.2)

    def entries(self) -> list[tuple[str, str]]:
        """Kind and headline of every entry, read beside the program."""
        store = open_office(self.database, write=False)
        try:
            return store.read(Titles())
        finally:
            store.close()

    def wait_for(self, kind: str, title: str, count: int = 1) -> None:
        """Wait until that many entries of a kind whose headline holds `title` are saved."""
        self.wait_until(lambda: self._has(kind, title, count), f"{count} × {kind} “{title}”")

    def press_until_saved(self, key: str, kind: str, title: str) -> None:
        """The same after a key that does nothing before what is on the screen is ready: it is pressed again."""
        pressed = -AGAIN

        def there() -> bool:
            nonlocal pressed
            if self._has(kind, title):
                return True
            if time.monotonic() - pressed > AGAIN:
                self.screen.key(key)
                pressed = time.monotonic()
            return False

        self.wait_until(there, f"{kind} “{title}”")

    def _has(self, kind: str, title: str, count: int = 1) -> bool:
        return sum(found == kind and title in words for found, words in self.entries()) >= count

    def wait_until(self, there: Callable[[], bool], what: str) -> None:
        """Wait for something, and show the screen where it does not come."""
        until = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > until:
                self.picture("missing")
                raise AssertionError(f"{what} did not come; see {self.drawn[-1]}; saved were {self.entries()[-6:]}")
            time.sleep(0.1)

    def picture(self, name: str) -> None:
        """What is on the screen."""
        path = self.pictures / f"{len(self.drawn) + 1:02d}-{name}.png"
        self.screen.screenshot(path)
        self.drawn.append(path)


@contextmanager
def desk_program(screen: Screen, database: Path, folder: Path) -> Iterator[DeskProgram]:
    """The program, not started yet; ended in any case."""
    program = DeskProgram(screen, database, folder / "data", folder)
    program.data.mkdir()
    try:
        yield program
    finally:
        if program.process is not None:
            program.process.terminate()
            program.process.wait(20)
