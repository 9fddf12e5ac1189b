"""Whoever waits for long work: is told how far it has come, and may stop it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

STEPS = 200_000
"""Steps of SQLite's machine between two looks at whether somebody stopped it, a few milliseconds."""


class Stopped(Exception):
    """Somebody stopped the work; nothing has changed."""


@dataclass
class Watch:
    """`report(done, of)` is called as the work goes on; the work ends with `Stopped` soon after `cancelled` is set."""

    report: Callable[[int, int], object] = lambda done, of: None
    cancelled: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    of: int = 0

    def begin(self, of: int) -> None:
        """There is so much to do. Raises Stopped."""
        self.done, self.of = 0, of
        self.add(0)

    def add(self, done: int) -> None:
        """So much more is done. Raises Stopped."""
        self.check()
        self.done += done
        self.report(self.done, self.of)

    def check(self) -> None:
        """Raises Stopped where somebody stopped it."""
        if self.cancelled.is_set():
            raise Stopped

    def over(self, raw: Any, steps: int = STEPS) -> None:
        """Have what this SQLite connection does end with an error as soon as somebody stops it."""
        if isinstance(raw, sqlite3.Connection):
            raw.set_progress_handler(self.cancelled.is_set, steps)
