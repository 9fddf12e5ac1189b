"""Who writes the sample office: performs transactions as one of its operators, at a moment in the past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction

FRONT, BACK = "Desk 1", "Desk 2"
"""The counter, and the desk in the store."""
Report = Callable[[int, int], None]


class Scribe:
    """`today` is the day the office is made; `at` sets the moment (UTC) of the entries that follow."""

    def __init__(self, store: Store, report: Report | None) -> None:
        self._store = store
        self._report = report
        self.now = store.clock()
        self.moment = self.now
        self.today = self.now.date()
        self.steps_done = 0
        self.steps = 1

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While open, the store's clock and desk are those of the story."""
        clock, desk = self._store.clock, self._store.desk
        self._store.clock = lambda: self.moment
        try:
            yield
        finally:
            self._store.clock, self._store.desk = clock, desk

    def at(self, day: dt.date, hour: int = 8, minute: int = 0) -> None:
        """Go on at this moment; never back."""
        moment = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=dt.UTC)
        self.moment = max(self.moment, min(moment, self.now))

    def start(self, day: dt.date) -> None:
        """Begin the story at 7 in the morning of a day."""
        self.moment = dt.datetime(day.year, day.month, day.day, 7, tzinfo=dt.UTC)

    def minutes_ago(self, minutes: int) -> None:
        """Go on so many minutes before now."""
        self.moment = max(self.moment, self.now - dt.timedelta(minutes=minutes))

    def do(self, transaction: Transaction, by: int | None = 1, desk: str = FRONT) -> Done:
        """Perform it, a little later than the one before."""
        self.moment = min(self.moment + dt.timedelta(seconds=20), self.now)
        self._store.desk = desk
        return self._store.perform(transaction, by)

    def undo(self, done: Done, by: int = 1, desk: str = FRONT) -> None:
        """Take back what was done."""
        self.moment = min(self.moment + dt.timedelta(seconds=40), self.now)
        self._store.desk = desk
        self._store.undo(done.uid, by)

    def step(self) -> None:
        """Tell how far it is."""
        self.steps_done += 1
        if self._report is not None:
            self._report(min(self.steps_done, self.steps), self.steps)
