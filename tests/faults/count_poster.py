"""Posts a count and takes it back until it is killed: python -m tests.faults.count_poster PLACE COUNT.

Says "posted" and "open" once the store has answered.
"""

from __future__ import annotations

import os
import sys

from tests.store.verbs import Sql
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.post_count import PostCount

ME = 1
POSTING = "SELECT entry FROM stock_count WHERE id = :id AND state = 'posted'"


def main(place: str, count: str) -> None:
    """Never returns."""
    store = open_office(place, desk="Desk 1")
    os.write(1, b"ready\n")
    while True:
        posted = store.read(Sql(POSTING, {"id": int(count)}))
        if posted:
            store.undo(str(posted[0][0]), ME)
            os.write(1, b"open\n")
        else:
            store.perform(PostCount(int(count)), ME)
            os.write(1, b"posted\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
