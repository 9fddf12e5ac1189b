"""Notices what other desks do in a shared database, and tells the views of this one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from tracker_desktop.errors import Refused
from tracker_desktop.queries.changes_since import ChangesSince, Since
from tracker_desktop.store import engines
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk

EVERY_MS = 2000


class OtherDesks(QObject):
    """Asks every two seconds what came after the last entry known here; an office in a file has one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._seq = -1
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._ask)
        desk.changed.connect(self._own)
        if not engines.is_sqlite(desk.store.url):
            self._timer.start()
            self._ask()

    def _ask(self) -> None:
        self._desk.fetch(ChangesSince(self._seq), lambda _, since: self._came(since), owner=self, refused=self._away)

    def _came(self, since: Since) -> None:
        known, self._seq = self._seq, max(self._seq, since.seq)
        if known >= 0 and since.changes and since.seq > known:
            self._desk.changed.emit(Done("", since.seq, "", "", changes=since.changes))

    def _own(self, done: Done) -> None:
        if self._seq >= 0 and done.seq == self._seq + 1:
            self._seq = done.seq

    def _away(self, _refused: Refused) -> None:
        """The line is cut: the next question asks again."""
