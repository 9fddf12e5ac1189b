"""A small SQLite file that must never stop the program: moved aside when damaged, what can be read is taken along."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker_desktop.errors import Refused

_DAMAGED = ("malformed", "not a database", "no such table", "no such column", "has no column", "file is encrypted")
_BESIDE = ("", "-wal", "-shm", "-journal")


class SmallFile:
    """One connection with synchronous=FULL, one lock: every method may be called from any thread.

    `tables` is the SQL that makes the tables where they are not there, `names` the tables worth saving from a damaged
    file. `moved_aside` is where a damaged file went, else None.
    Raises Refused: desk_file_unwritable, for a full or read-only disk or a file that another program holds.
    """

    def __init__(self, path: Path, tables: str, names: Sequence[str]) -> None:
        self.path = path
        self.moved_aside: Path | None = None
        self._tables = tables
        self._names = names
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (sqlite3.DatabaseError, OSError) as error:
            self._connection = self._begin_anew(None, error)

    def run(self, statement: str, values: Sequence[object] = (), *, synced: bool = True) -> list[tuple[Any, ...]]:
        """Execute one statement and return its rows; a change is on the disk on return. What is not `synced` waits for
        no disk, and may be gone after a power cut."""
        with self._lock:
            try:
                return self._execute(statement, values, synced)
            except sqlite3.IntegrityError:
                raise
            except sqlite3.DatabaseError as error:
                self._connection = self._begin_anew(self._connection, error)
                return self._execute(statement, values, synced)

    def _execute(self, statement: str, values: Sequence[object], synced: bool) -> list[tuple[Any, ...]]:
        if synced:
            return self._connection.execute(statement, values).fetchall()
        self._connection.execute("PRAGMA synchronous = NORMAL")
        try:
            return self._connection.execute(statement, values).fetchall()
        finally:
            self._connection.execute("PRAGMA synchronous = FULL")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("malformed")
            connection.executescript(self._tables)
        except BaseException:
            connection.close()
            raise
        return connection

    def _begin_anew(self, old: sqlite3.Connection | None, error: Exception) -> sqlite3.Connection:
        if isinstance(error, OSError) or not any(words in str(error) for words in _DAMAGED):
            raise Refused("desk_file_unwritable", path=self.path, reason=error) from error
        if old is not None:
            old.close()
        rows = _saved_from(self.path, self._names)
        try:
            self.moved_aside = _moved_aside(self.path)
            connection = self._open()
            for table, values in rows:
                gaps = ", ".join("?" * len(values))
                with contextlib.suppress(sqlite3.DatabaseError):
                    connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({gaps})", values)
        except (sqlite3.DatabaseError, OSError) as again:
            raise Refused("desk_file_unwritable", path=self.path, reason=again) from again
        return connection


def _saved_from(path: Path, names: Sequence[str]) -> list[tuple[str, tuple[Any, ...]]]:
    """What can still be read, row by row until the damage."""
    found: list[tuple[str, tuple[Any, ...]]] = []
    connection = sqlite3.connect(path)
    for name in names:
        with contextlib.suppress(sqlite3.DatabaseError):
            found.extend((name, row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY rowid"))
    connection.close()
    return found


def _moved_aside(path: Path) -> Path:
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = path.with_name(f"{path.name}.damaged-{stamp}")
    for ending in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(target.with_name(target.name + ending))
    return target
