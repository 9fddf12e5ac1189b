"""Posts transactions until it is killed: python -m tests.faults.poster PLACE TRIED SEED.

Before each it writes its uid into the file TRIED; once the store has answered, it says "ACK uid seq" on its output.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
from collections.abc import Callable
from decimal import Decimal

from tests.store.verbs import Do, Sql
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.store.engines import is_sqlite
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store, new_uid
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine

ME = 1
OFTEN = 20  # pages of the log between two checkpoints, so that many kills land within one


class Work:
    """A random transaction over what a small office has."""

    def __init__(self, store: Store, dice: random.Random) -> None:
        self._dice = dice
        self._assets = [row[0] for row in store.read(Sql("SELECT id FROM asset ORDER BY id LIMIT 30"))]
        self._items = [row[0] for row in store.read(Sql("SELECT id FROM item ORDER BY id"))]
        self._holders = [row[0] for row in store.read(Sql("SELECT holder_id FROM person ORDER BY id"))]
        self._due = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=14)
        self._kinds: list[Callable[[], Transaction]] = [
            self._out, self._out, self._back, self._back, self._receive, self._issue, self._issue
        ]  # fmt: skip

    def next(self) -> Transaction:
        if self._dice.random() < 0.02:
            return self._many()
        return self._dice.choice(self._kinds)()

    def _out(self) -> Transaction:
        chosen = self._dice.sample(self._assets, self._dice.randint(1, 3))
        return CheckOut(tuple(OutLine(asset) for asset in chosen), self._dice.choice(self._holders), self._due)

    def _back(self) -> Transaction:
        return CheckIn((InLine(self._dice.choice(self._assets)),))

    def _receive(self) -> Transaction:
        lot = f"L{self._dice.randint(1, 5)}"
        cost = Decimal(self._dice.randint(1, 900)) / 100
        line = ReceiveLine(self._dice.choice(self._items), Decimal(self._dice.randint(1, 50)), cost, lot=lot)
        return Receive((line,))

    def _issue(self) -> Transaction:
        line = IssueLine(self._dice.choice(self._items), Decimal(self._dice.randint(1, 20)))
        return Issue((line,), self._dice.choice(self._holders))

    def _many(self) -> Transaction:
        word = new_uid()[:8]
        rows = [{"tag": f"{word}-{n}", "tag_key": f"{word}-{n}".upper(), "description": "Stool"} for n in range(150)]
        return Do(lambda books: books.add_many(Asset, rows))


def main(place: str, tried: str, seed: str) -> None:
    """Never returns."""
    dice = random.Random(seed)
    store = open_office(place, desk=f"Desk {seed}")
    if is_sqlite(store.url):
        with store.writer.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint({OFTEN})")
    work = Work(store, dice)
    log = os.open(tried, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    last: str | None = None
    while True:
        uid = new_uid()
        os.write(log, f"{uid}\n".encode())
        try:
            if last is not None and dice.random() < 0.1:
                done = store.undo(last, ME, uid=uid)
            else:
                done = store.perform(work.next(), ME, uid=uid)
        except Refused:
            continue
        last = done.uid
        os.write(1, f"ACK {uid} {done.seq}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
