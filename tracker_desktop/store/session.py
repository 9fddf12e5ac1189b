"""The open books: a session whose flushes are recorded and whose bulk statements are refused."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Engine

from tracker_desktop.models.base import Base, Row
from tracker_desktop.store import bulk, guard, recorder
from tracker_desktop.store.changes import ChangeWriter
from tracker_desktop.store.done import Changed, TouchedIds
from tracker_desktop.transactions.books import Applied, Books


class OpenBooks(Books):
    """The session that perform and undo hand to a transaction."""

    def __init__(self, engine: Engine, uid: str, desk: str, now: dt.datetime) -> None:
        super().__init__(bind=engine, expire_on_commit=False)
        self.uid = uid
        self.desk = desk
        self.now = now
        self.effective_at = now
        self.kept = {}
        self.touched = TouchedIds()
        self.recorder = recorder.Recorder(self.touched)
        self.info["recorder"] = self.recorder
        self.changes = ChangeWriter(self, uid)
        self.bulk = self._add_many
        self.try_out = self._try_out

    def settle_today(self) -> None:
        """Set `today` from the office's time zone."""
        zone = str(self.setting("office.zone"))
        self.today = self.now.astimezone(zoneinfo.ZoneInfo(zone)).date()

    def write_changes(self) -> None:
        """Flush and write the changes recorded so far, so that a long transaction does not keep them all."""
        self.flush()
        self.changes.write(self.recorder.drain())

    def touched_so_far(self) -> Changed:
        """What was touched until now, of which nothing is written yet."""
        self.flush()
        self.recorder.note_touched()
        return self.touched.few_or_all()

    def _try_out(self, transaction: Applied) -> None:
        self.write_changes()
        kept, paper, effective_at, touched = dict(self.kept), self.paper, self.effective_at, self.touched.copy()
        info, written, shut = dict(self.info), self.changes.mark(), guard.mark(self.connection())
        savepoint = self.begin_nested()
        try:
            transaction.apply(self)
            self.flush()
        finally:
            savepoint.rollback()
            guard.back_to(self.connection(), shut)
            self.changes.back_to(written)
            self.recorder.drop()
            self.touched.put_back(touched)
            self.kept, self.paper, self.effective_at = kept, paper, effective_at
            self.info.clear()
            self.info.update(info)

    def _add_many(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> Sequence[int]:
        return bulk.add_many(self, self.changes, self.touched, cast(type[Base], model), rows)


guard.watch_session(OpenBooks)
recorder.watch_session(OpenBooks)
