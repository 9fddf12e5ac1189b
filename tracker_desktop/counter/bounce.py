"""A scanner that reads one label twice with one pull of the trigger."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.counter.answer import AGAIN, REFUSED, Answer, say
from tracker_desktop.counter.bench import Scan

WITHIN = dt.timedelta(milliseconds=500)


class Bounce:
    """Remembers the last burst that was answered in this mode."""

    def __init__(self) -> None:
        self._code = ""
        self._at: dt.datetime | None = None

    def is_bounce(self, scan: Scan) -> bool:
        """Whether this is the same code as the last burst within half a second."""
        if scan.how != "burst" or scan.reading.code != self._code or self._at is None:
            return False
        return abs(scan.at - self._at) < WITHIN

    def remember(self, scan: Scan, answer: Answer) -> None:
        """After its answer. What was refused may be tried again at once."""
        kept = scan.how == "burst" and answer.outcome != REFUSED
        self._code, self._at = (scan.reading.code, scan.at) if kept else ("", None)

    def forget(self) -> None:
        """Another mode means something else by the same code."""
        self._at = None

    def answer(self, scan: Scan) -> Answer:
        """What is said of it."""
        return say(AGAIN, "again_bounce", {"label": scan.reading.code})
