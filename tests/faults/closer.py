"""Posts a count or an audit and takes it back until it is killed: python -m tests.faults.closer PLACE KIND ID.

Says "posted" and "open" once the store has answered.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tests.store.verbs import Sql
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.post_count import PostCount

ME = 1
KINDS: dict[str, tuple[Callable[[int], Transaction], str]] = {
    "count": (PostCount, "SELECT entry FROM stock_count WHERE id = :id AND state = 'posted'"),
    "audit": (PostAudit, "SELECT entry FROM audit WHERE id = :id AND state = 'closed'"),
}


def main(place: str, kind: str, row_id: str) -> None:
    """Never returns."""
    post, posting = KINDS[kind]
    store = open_office(place, desk="Desk 1")
    os.write(1, b"ready\n")
    while True:
        posted = store.read(Sql(posting, {"id": int(row_id)}))
        if posted:
            store.undo(str(posted[0][0]), ME)
            os.write(1, b"open\n")
        else:
            store.perform(post(int(row_id)), ME)
            os.write(1, b"posted\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
