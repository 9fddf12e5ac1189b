"""A desk of a shared office, told what to do: python -m tests.faults.desk PLACE NAME.

Each line it reads is "out ASSET HOLDER" or "work SEED COUNT"; it answers one line, or one for each transaction.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys

from tests.faults.poster import ME, Work
from tracker_desktop.errors import Refused
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_out import CheckOut, OutLine


def _perform(store: Store, transaction: Transaction) -> None:
    try:
        _say("done", store.perform(transaction, ME).title)
    except Refused as refused:
        _say(refused.code, str(refused))


def _say(*words: str) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main(place: str, name: str) -> None:
    """Until its input ends."""
    store = open_office(place, desk=name)
    due = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=14)
    _say("ready", name)
    for line in sys.stdin:
        verb, first, second = line.split()
        if verb == "out":
            _perform(store, CheckOut((OutLine(int(first)),), int(second), due))
            continue
        work = Work(store, random.Random(first))
        for _ in range(int(second)):
            _perform(store, work.next())
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
