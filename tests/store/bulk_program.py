"""Imports, undoes and redoes many rows in a process of its own: python -m tests.store.bulk_program PLACE ROWS.

Prints one JSON object: seconds of processor time of each step, growth of memory in MB, and what verify found.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.store.verbs import Do
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Assets as an import makes them, never all in memory."""
    for n in range(count):
        tag = f"LT-{n:06d}"
        yield {
            "tag": tag,
            "tag_key": tag,
            "description": f"Dell Latitude {n % 977}",
            "manufacturer": "Dell",
            "model_number": f"L{n % 31}",
            "serial": f"SN{n:08d}",
            "serial_key": f"SN{n:08d}",
            "place_id": 9,
            "home_place_id": 9,
        }


def peak() -> float:
    """The most memory this process ever had, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def main(place: str, count: str) -> None:
    """Measure and print."""
    store = Store(place)
    store.perform(Do(lambda books: books.add_many(Asset, [{"tag": "A", "tag_key": "A", "description": "a"}])), 1)
    before = peak()
    measured: dict[str, Any] = {}
    started = time.process_time()

    def lap(name: str) -> None:
        nonlocal started
        measured[name], started = time.process_time() - started, time.process_time()

    done = store.perform(Do(lambda books: books.add_many(Asset, rows(int(count)))), 1)
    lap("import")
    undone = store.undo(done.uid, 1)
    lap("undo")
    store.undo(undone.uid, 1)
    lap("redo")
    measured["grown"] = peak() - before
    measured["problems"] = verify.verify(store).problems
    store.close()
    sys.stdout.write(json.dumps(measured))


if __name__ == "__main__":
    main(*sys.argv[1:])
