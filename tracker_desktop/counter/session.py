"""A run of scans that are saved one by one, from the first of them to Finish."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from tracker_desktop.counter.answer import SessionShown
from tracker_desktop.store.store import new_uid
from tracker_desktop.wording.counter import SESSIONS, session_words


class Session:
    """Counts what was done since it began. `uid` is None before the first entry."""

    def __init__(self) -> None:
        self.uid: str | None = None
        self.started_at: dt.datetime | None = None
        self.done = 0
        self.to_inspect = 0

    def begin(self, now: dt.datetime) -> str:
        """The uid of the session, which begins with its first entry."""
        if self.uid is None:
            self.uid, self.started_at = new_uid(), now
        return self.uid

    def shown(self, mode: str, zone: str) -> SessionShown:
        """The session in words, for the strip below the scan bar."""
        if self.uid is None or mode not in SESSIONS:
            return SessionShown()
        start = self.started_at.astimezone(zoneinfo.ZoneInfo(zone)) if self.started_at else None
        text = session_words(mode, self.done, start, self.to_inspect)
        return SessionShown(self.started_at, self.done, self.to_inspect, text)
