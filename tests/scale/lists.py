"""How long the lists take on a large register: python -m tests.scale.lists [--assets N] [--runs N]."""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.scale.make_register import make_register
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.details import AssetDetail, ItemDetail
from tracker_desktop.queries.history import History
from tracker_desktop.queries.listing import LISTINGS, ListCounts, ListIds, ListPage
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.queries.today import Today
from tracker_desktop.store.store import Store

NEEDLES = {
    "zeiss": "many",
    "latitude": "many",
    "maria lopez": "a holder's name",
    "store 12": "a place's name",
    "0042": "few",
    "zzzqqq": "none",
    "7a": "2 characters",
    "zz": "2 characters, none",
    "7": "1 character",
}
FIRST = 200


@dataclass(frozen=True)
class Measured:
    """One line: what was asked, how many rows it has, and milliseconds of wall time (median) and of this process."""

    name: str
    rows: int
    wall: float
    cpu: float


def questions() -> Iterator[tuple[str, Query[Any]]]:
    """What is measured, by name."""
    yield "counts of the views", ListCounts("assets")
    yield "tiles of Today", Today()
    for view in LISTINGS["assets"].views:
        yield f"view {view.key}", ListIds("assets", view=view.key)
    for needle, what in NEEDLES.items():
        yield f"filter {needle!r} ({what})", ListIds("assets", needle=needle)
        yield f"filter {needle!r}, first {FIRST}", ListIds("assets", needle=needle, limit=FIRST)
    for column in LISTINGS["assets"].columns:
        yield f"sort by {column.key}", ListIds("assets", sort=column.key)
        yield f"sort by {column.key}, first {FIRST}", ListIds("assets", sort=column.key, limit=FIRST)
    yield "items", ListIds("items")
    yield "counts of the items' views", ListCounts("items")
    yield "journal", ListIds("journal", limit=FIRST)
    yield "suggest a holder", Suggest(("holder",), "mar")
    yield "suggest an asset", Suggest(("asset",), "lt-0001")
    yield "history of an asset", History("asset", 5)
    yield "detail of an asset", AssetDetail(5)
    yield "detail of an item", ItemDetail(5)


def measure(path: Path, runs: int = 5) -> list[Measured]:
    """Ask everything `runs` times; the first time, which fills caches, does not count."""
    store = Store(path)
    try:
        ids = store.read(ListIds("assets")).ids
        middle = ids[len(ids) // 2 : len(ids) // 2 + 100]
        asked: list[tuple[str, Query[Any]]] = [("page of 100 in the middle", ListPage("assets", middle)), *questions()]
        return [_measured(name, partial(store.read, query), runs) for name, query in asked]
    finally:
        store.close()


def plain_scan(path: Path, runs: int = 5) -> Measured:
    """For comparison: sqlite3 alone fetches every id in the order of the tags."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        query = "SELECT id FROM asset ORDER BY tag_sort, id"
        return _measured("sqlite3: all ids by tag", lambda: connection.execute(query).fetchall(), runs)
    finally:
        connection.close()


def _measured(name: str, ask: Callable[[], object], runs: int) -> Measured:
    answer = ask()
    wall, cpu = [], []
    for _ in range(runs):
        begun, worked = time.perf_counter(), time.process_time()
        ask()
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
    rows = getattr(answer, "ids", answer)
    return Measured(name, len(rows) if hasattr(rows, "__len__") else 1, statistics.median(wall), statistics.median(cpu))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    path = make_register(asked.assets)
    for line in (plain_scan(path, asked.runs), *measure(path, asked.runs)):
        sys.stdout.write(
            f"{line.name:44} {line.rows:>9,} rows {line.wall:8.1f} ms  (of the processor {line.cpu:.1f})\n"
        )


if __name__ == "__main__":
    main()
