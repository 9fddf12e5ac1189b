"""A scanner that reads one label twice with one pull of the trigger."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.counter.answer import AGAIN, Answer, say
from tracker_desktop.scanning.commands import How

WITHIN = dt.timedelta(milliseconds=500)


class Bounce:
    """Remembers the last burst that was taken."""

    def __init__(self) -> None:
        self._code = ""
        self._at: dt.datetime | None = None

    def is_bounce(self, code: str, how: How, at: dt.datetime) -> bool:
        """Whether this is the same code as the last burst within half a second."""
        if how != "burst" or code != self._code or self._at is None:
            return False
        return abs(at - self._at) < WITHIN

    def remember(self, code: str, how: How, at: dt.datetime, *, refused: bool = False) -> None:
        """What was refused may be tried again at once."""
        self._code, self._at = (code, at) if how == "burst" and not refused else ("", None)

    def forget(self) -> None:
        """Another mode means something else by the same code."""
        self._at = None

    def answer(self, code: str) -> Answer:
        """What is said of it."""
        return say(AGAIN, "again_bounce", {"label": code})
