"""The open books: a session whose flushes are recorded and whose bulk statements are refused."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine

from tracker_desktop.store import bulk, guard, recorder
from tracker_desktop.store.changes import ChangeWriter
from tracker_desktop.transactions.books import Books


class OpenBooks(Books):
    """The session that perform and undo hand to a transaction."""

    def __init__(self, engine: Engine, uid: str, desk: str, now: dt.datetime) -> None:
        super().__init__(bind=engine, expire_on_commit=False)
        self.uid = uid
        self.desk = desk
        self.now = now
        self.effective_at = now
        self.recorder = recorder.Recorder()
        self.info["recorder"] = self.recorder
        self.changes = ChangeWriter(self, uid)
        self.bulk = lambda model, rows: bulk.add_many(self, self.changes, model, rows)

    def settle_today(self) -> None:
        """Set `today` from the office's time zone."""
        zone = str(self.setting("office.zone"))
        self.today = self.now.astimezone(zoneinfo.ZoneInfo(zone)).date()

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        with guard.door(self.connection()):
            super().flush(objects)


guard.watch_session(OpenBooks)
recorder.watch_session(OpenBooks)
