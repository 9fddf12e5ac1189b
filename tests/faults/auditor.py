"""Scans for an audit until it is killed: python -m tests.faults.auditor PLACE DESK_FILE FIRST.

It first performs the scans that waited, then scans the room and the tags S-FIRST, S-(FIRST+1) ... and says "SCANS n"
before each, "KEPT n" once the scan is safe in the file of the desk, "SEEN n" once the counter has answered that it is
saved. With FIRST "none" it ends after the waiting scans.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.queue import ScanQueue
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.opening import open_office

ASSETS = 2000
ROOM = "B-204"


def main(place: str, desk_file: str, first: str) -> None:
    """Scan on and on."""
    store = open_office(place)
    desk = DeskFile(Path(desk_file))
    queue = ScanQueue(Counter(store, 1, desk, mode="audit"), desk)
    for uid in queue.waiting():
        queue.perform(uid)
    if first != "none":
        queue.scan(ROOM)
        for number in range(int(first), ASSETS):
            os.write(1, f"SCANS {number}\n".encode())
            uid = queue.put(f"S-{number}", "burst")
            os.write(1, f"KEPT {number}\n".encode())
            answer = queue.perform(uid)
            if answer is not None and answer.outcome == "done":
                os.write(1, f"SEEN {number}\n".encode())
    desk.close()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
