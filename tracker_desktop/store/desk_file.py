"""The small file of this desk: scans that wait, drafts, the scanner's profile, how each operator likes the lists.

None of it belongs to the books. What `put` or `save` returned from survives a pulled plug.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
from tracker_desktop.store.small_file import SmallFile

_TABLES = """
CREATE TABLE IF NOT EXISTS scan (
    number INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, code TEXT NOT NULL, how TEXT NOT NULL,
    mode TEXT NOT NULL, operator TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS draft (
    number INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS setting (
    operator TEXT NOT NULL, key TEXT NOT NULL, value ANY NOT NULL, PRIMARY KEY (operator, key)) STRICT;
"""
_DESK = ""
"""The operator of settings that are the desk's own."""


@dataclass(frozen=True, slots=True)
class WaitingScan:
    """A scan that was taken but not yet performed. `at` is when it was scanned, in UTC."""

    uid: str
    code: str
    how: str
    mode: str
    operator: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that was begun. `uid` is that of the transaction to come, `body` its JSON text."""

    uid: str
    kind: str
    body: str


class DeskFile:
    """The file, opened. Every method may be called from any thread.

    Every method raises Refused: desk_file_unwritable when the disk is full or may not be written.
    """

    def __init__(self, path: Path) -> None:
        self._file = SmallFile(path, _TABLES, names=("scan", "draft", "setting"))

    @property
    def moved_aside(self) -> Path | None:
        """Where a damaged file went, to be told to the clerk; None where none was."""
        return self._file.moved_aside

    @property
    def folder(self) -> Path:
        """Where this desk keeps what is its own."""
        return self._file.path.parent

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def put(self, scan: WaitingScan) -> None:
        """Keep a scan until `done`. A uid that waits already changes nothing. Its time must know its zone."""
        if scan.at.tzinfo is None:
            raise ValueError("a time without its zone")
        self._file.run(
            "INSERT OR IGNORE INTO scan (uid, code, how, mode, operator, at) VALUES (?, ?, ?, ?, ?, ?)",
            (scan.uid, scan.code, scan.how, scan.mode, scan.operator, scan.at.astimezone(dt.UTC).isoformat()),
        )

    def waiting(self) -> list[WaitingScan]:
        """The scans not yet done, in the order they were put."""
        rows = self._file.run("SELECT uid, code, how, mode, operator, at FROM scan ORDER BY number")
        return [
            WaitingScan(uid, code, how, mode, operator, dt.datetime.fromisoformat(at))
            for uid, code, how, mode, operator, at in rows
        ]

    def done(self, uid: str) -> None:
        """The scan was performed or answered. One that a power cut brings back is known by its uid."""
        self._file.run("DELETE FROM scan WHERE uid = ?", (uid,), synced=False)

    def save(self, uid: str, kind: str, body: str) -> None:
        """Keep a draft, replacing what was kept under its uid."""
        self._file.run(
            "INSERT INTO draft (uid, kind, body) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, body = excluded.body",
            (uid, kind, body),
        )

    def drafts(self) -> list[Draft]:
        """All drafts, the oldest first."""
        return [Draft(*row) for row in self._file.run("SELECT uid, kind, body FROM draft ORDER BY number")]

    def drop(self, uid: str) -> None:
        """Forget a draft: it was posted or thrown away."""
        self._file.run("DELETE FROM draft WHERE uid = ?", (uid,))

    def get(self, operator: str, key: str) -> str | None:
        """What an operator chose under this key, as `set` got it; None where nothing was chosen."""
        value = self._value(key, operator)
        return value if isinstance(value, str) else None

    def set(self, operator: str, key: str, value: str) -> None:
        """Keep what an operator chose, as the columns of a list."""
        self._keep(key, value, operator)

    def scanner_profile(self) -> ScannerProfile:
        """The habits of this desk's scanner; the default where none were learnt or they cannot be read."""
        text = self.get(_DESK, "scanner")
        try:
            return ScannerProfile.from_json(text) if text else DEFAULT
        except Refused:
            return DEFAULT

    def set_scanner_profile(self, profile: ScannerProfile) -> None:
        """Keep the habits of this desk's scanner."""
        self._keep("scanner", profile.to_json())

    def window_state(self, window: str) -> bytes | None:
        """What `set_window_state` kept for this window; None where nothing was kept."""
        value = self._value(f"window {window}")
        return value if isinstance(value, bytes) else None

    def set_window_state(self, window: str, state: bytes) -> None:
        """Keep where a window stands and how it is divided."""
        self._keep(f"window {window}", state)

    def _value(self, key: str, operator: str = _DESK) -> object:
        rows = self._file.run("SELECT value FROM setting WHERE operator = ? AND key = ?", (operator, key))
        return rows[0][0] if rows else None

    def _keep(self, key: str, value: str | bytes, operator: str = _DESK) -> None:
        self._file.run("INSERT OR REPLACE INTO setting (operator, key, value) VALUES (?, ?, ?)", (operator, key, value))
