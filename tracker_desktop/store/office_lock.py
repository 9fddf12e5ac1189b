"""One process owns an office: an operating system lock on a file of its own beside the database."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from tracker_desktop.errors import Refused


class OfficeLock:
    """The lock of a SQLite office. What is written beside it tells a second start who has it open."""

    def __init__(self, database: Path, desk: str) -> None:
        self._lock = FileLock(f"{database}.lock")
        self._card = Path(f"{database}.open")
        self._desk = desk

    def take(self) -> None:
        """Take the lock. Raises Refused("in_use") naming the desk, the process and since when."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise Refused("in_use", who=self._owner()) from error
        except OSError as error:
            raise Refused("read_only") from error
        since = dt.datetime.now().astimezone()
        card = {"desk": self._desk, "process": os.getpid(), "since": f"{since:%H:%M}"}
        with contextlib.suppress(OSError):  # a full disk: the lock holds without its card
            self._card.write_text(json.dumps(card), "utf-8")

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._card.unlink(missing_ok=True)
            self._lock.release()

    def _owner(self) -> str:
        try:
            card = json.loads(self._card.read_text("utf-8"))
            return f"at {card['desk']} since {card['since']} (process {card['process']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "by another program"
