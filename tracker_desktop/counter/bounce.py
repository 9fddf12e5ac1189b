"""A scanner that reads one label twice with one pull of the trigger."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.counter.answer import AGAIN, Answer, say
from tracker_desktop.counter.bench import Scan

WITHIN = dt.timedelta(milliseconds=500)


class Bounce:
    """Remembers the last burst."""

    def __init__(self) -> None:
        self._code = ""
        self._at: dt.datetime | None = None

    def is_bounce(self, scan: Scan) -> bool:
        """Whether this is the same code as the last burst within half a second."""
        code, before = scan.reading.code, self._at
        same = scan.how == "burst" and code == self._code and before is not None
        bounced = same and before is not None and abs(scan.at - before) < WITHIN
        self._code, self._at = (code, scan.at) if scan.how == "burst" else ("", None)
        return bounced

    def answer(self, scan: Scan) -> Answer:
        """What is said of it."""
        return say(AGAIN, "again_bounce", {"label": scan.reading.code})
