"""A large list out to a file, in again to an empty office, taken back; and `verify`; beside the csv module alone."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.scale.measure_line import Job, Line
from tests.scale.tell import rss
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.exchange.write_csv import export
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.found_office import FoundOffice

T = TypeVar("T")
POST_S, UNDO_S, VERIFY_S = 40, 20, 40
PLAIN_IN = "csv.DictReader + one sqlite3 executemany"
PLAIN_OUT = "sqlite3 + csv.writer"
JOINED = """SELECT asset.*, holder.name, place.path, home.path, department.name, category.name, supplier.name FROM asset
LEFT JOIN holder ON holder.id = asset.holder_id LEFT JOIN place ON place.id = asset.place_id
LEFT JOIN place AS home ON home.id = asset.home_place_id LEFT JOIN department ON department.id = asset.department_id
LEFT JOIN category ON category.id = asset.category_id LEFT JOIN supplier ON supplier.id = asset.supplier_id
ORDER BY asset.tag_sort"""


def measure(job: Job) -> list[Line]:
    """Export, import, undo, verify; one run of each, they take seconds."""
    file = job.folder / "assets.csv"
    register = Store(job.register, read_only=True)
    verified, report = _timed(lambda: verify(register))
    out, rows = _timed(lambda: export(register, "assets", file))
    register.close()
    plain_out, _ = _timed(lambda: _plain_export(job.register, job.folder / "plain.csv"))
    plain_in, _ = _timed(lambda: _plain_import(file, job.folder / "plain.db"))
    office = open_office(job.folder / "empty.db", create=True)
    office._closing.pop()
    office.perform(FoundOffice("Main stockroom", "Rita Osei", "20001"), None)
    planned, plan = _timed(lambda: plan_import(office, file))
    wrong = [f"line {line}: {why}" for line, why in plan.wrong[:3]]
    before = rss()
    posted, done = _timed(lambda: office.perform(plan.transaction(leave_out_wrong=True), 1))
    grown = rss() - before
    undone, _ = _timed(lambda: office.undo(done.uid, 1))
    office.close()
    note = f"memory of the process {before:.0f} MB before and {grown:.0f} MB more after"
    return [
        Line(f"export {rows:,} assets to CSV", "s", None, [out], [plain_out], PLAIN_OUT),
        Line(f"import {plan.adds:,} assets: preview", "s", None, [planned], [plain_in], PLAIN_IN, wrong=wrong),
        Line(f"import {plan.adds:,} assets: posted", "s", POST_S, [posted], [plain_in], PLAIN_IN, note=note),
        Line("import undone", "s", UNDO_S, [undone]),
        Line(
            "verify the whole register",
            "s",
            VERIFY_S,
            [verified],
            note=" ".join(report.lines),
            wrong=report.problems[:3],
        ),
    ]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def _plain_export(register: Path, file: Path) -> None:
    connection = sqlite3.connect(register)
    found = connection.execute(JOINED)
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow([column[0] for column in found.description])
        writer.writerows(found)
    connection.close()


def _plain_import(file: Path, database: Path) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    with file.open(newline="", encoding="utf-8-sig") as opened:
        reader = csv.DictReader(opened)
        names = list(reader.fieldnames or ())
        columns = ", ".join(f'"{name}" TEXT' for name in names)
        connection.execute(f"CREATE TABLE asset (id INTEGER PRIMARY KEY, {columns})")
        connection.execute(f'CREATE UNIQUE INDEX by_tag ON asset ("{names[0]}")')
        listed = ", ".join(f'"{name}"' for name in names)
        gaps = ", ".join("?" * len(names))
        connection.execute("BEGIN IMMEDIATE")
        rows = (tuple(row[name] for name in names) for row in reader)
        connection.executemany(f"INSERT INTO asset ({listed}) VALUES ({gaps})", rows)
        connection.execute("COMMIT")
    connection.close()
