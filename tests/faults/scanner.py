"""Takes assets back by scanning until it is killed: python -m tests.faults.scanner PLACE DESK_FILE FIRST.

It first performs the scans that waited, then scans the tags S-FIRST, S-(FIRST+1) ... and says "KEPT n" once a scan is
safe in the file of the desk. With FIRST "none" it ends after the waiting scans.
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


def main(place: str, desk_file: str, first: str) -> None:
    """Scan on and on."""
    store = open_office(place)
    desk = DeskFile(Path(desk_file))
    counter = Counter(store, 1, desk, mode="check_in")
    queue = ScanQueue(counter, desk)
    for uid in queue.waiting():
        queue.perform(uid)
    for number in range(int(first), ASSETS) if first != "none" else ():
        uid = queue.put(f"S-{number}", "burst")
        os.write(1, f"KEPT {number}\n".encode())
        queue.perform(uid)
    desk.close()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
