"""A stockroom of 50,000 items and 1,000,000 movements: an issue at the counter, orders proposed, values, verify."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tests.scale.measure_plain import RAW, raw_transactions
from tests.scale.stock_year import ITEMS, MOVEMENTS, make_stock
from tracker_desktop.counter.counter import Counter
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Person
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.queries.order_proposals import OrderProposals
from tracker_desktop.reports.running import run_report
from tracker_desktop.scanning.commands import BY_KEY
from tracker_desktop.store import verify
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine

T = TypeVar("T")
ISSUES = 200
ISSUE_MS, LOOK_S, REPORT_S, VERIFY_S = 50, 3, 5, 20
ME = 1
REAL = """(SELECT id FROM place WHERE kind IN
('store', 'bin', 'room', 'vehicle', 'returns shelf', 'quarantine', 'hold'))"""
BY_ITEM = f"""SELECT item_id, sum(((to_place_id IN {REAL}) - (from_place_id IN {REAL})) * quantity),
sum(((to_place_id IN {REAL}) - (from_place_id IN {REAL})) * value) FROM movement {{where}} GROUP BY item_id"""
PLAIN_SUM = "one SELECT of sums by item, rows fetched"
READ = "the file read from end to end"
REPORTS: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("ABC classes", "abc", {}),
    ("use of a month", "consumption", {"from": dt.date.today() - dt.timedelta(days=30)}),
    ("turnover", "turnover", {}),
    ("stock that is not used", "dead-stock", {"idle": 30}),
    ("variances of a year", "variances", {}),
)


def measure(job: Job) -> list[Line]:
    """On an office of its own, beside the register of the others."""
    path = Path(shutil.copy(make_stock(), job.folder / "stock.db"))
    os.sync()
    store = open_office(path)
    try:
        return [*_issues(store, job.folder), *_looks(store, path), *_whole(store, path)]
    finally:
        store.close()


def _issues(store: Store, folder: Path) -> list[Line]:
    with store.readers.connect() as connection:
        there = select(Item.id, Item.sku).join(ItemValue, ItemValue.item_id == Item.id).where(ItemValue.quantity > 20)
        items = connection.execute(there.order_by(Item.sku_sort.desc()).limit(2 * ISSUES)).all()
        badges = connection.execute(select(Person.badge, Person.holder_id).where(Person.id > ME).limit(ISSUES)).all()
    wrong: list[str] = []
    alone = []
    for item, (_, holder) in zip(items[:ISSUES], badges, strict=True):
        alone.append(_ms(lambda item=item, holder=holder: store.perform(_issue(item.id, holder), ME)))  # type: ignore[misc]
    counter = Counter(store, ME, DeskFile(folder / "desk.db"))
    counter.set_mode("issue")
    posted, lines = [], []
    for item, (badge, _) in zip(items[ISSUES:], badges, strict=True):
        lines += [_ms(lambda code=code: counter.scan(code)) for code in (badge, item.sku)]  # type: ignore[misc]
        took, answer = _timed(lambda: counter.scan(BY_KEY["done"].code))
        posted.append(took * 1000)
        if not answer.posted:
            wrong.append(f"{item.sku}: {answer.outcome}, {answer.title}")
    received = [_ms(lambda item=item: store.perform(_receive(item.id), ME)) for item in items[:ISSUES]]  # type: ignore[misc]
    plain = raw_transactions(folder, ISSUES)
    size = f"{ITEMS:,} items, {MOVEMENTS:,} movements"
    return [
        Line("issue at the counter, DONE until saved", "ms", ISSUE_MS, posted, plain, RAW, note=size, wrong=wrong[:3]),
        Line("  badge or item, until its line is there", "ms", ISSUE_MS, lines),
        Line("  the transaction alone", "ms", ISSUE_MS, alone, plain, RAW),
        Line("  a receipt without its cost", "ms", ISSUE_MS, received, plain, RAW),
    ]


def _issue(item: int, holder: int) -> Issue:
    return Issue((IssueLine(item, Decimal(3)),), holder)


def _receive(item: int) -> Receive:
    return Receive((ReceiveLine(item, Decimal(3)),))


def _looks(store: Store, path: Path) -> list[Line]:
    past = dt.date.today() - dt.timedelta(days=180)
    plain_past = _plain(path, f"WHERE effective_at < '{past + dt.timedelta(days=1)}'")
    plain_all = _plain(path, "")
    proposing, proposals = _timed(lambda: store.read(OrderProposals()))
    lines = [
        Line(
            "orders proposed over all items",
            "s",
            LOOK_S,
            [proposing],
            plain_all[:1],
            PLAIN_SUM,
            note=f"{len(proposals):,} proposals",
        ),
    ]
    took, (rows, total) = _timed(lambda: _report(store, "valuation", day=past))
    exact = sum(value for _, _, value in plain_past[1]) / 10_000
    wrong = [] if abs(total - exact) < rows else [f"{total} by the report, {exact} by the plain sum"]
    lines.append(
        Line(
            "stock value as of a day half a year ago",
            "s",
            LOOK_S,
            [took],
            plain_past[:1],
            PLAIN_SUM,
            note=f"{rows:,} items",
            wrong=wrong,
        )
    )
    for what, key, asked in REPORTS:
        took, (rows, _) = _timed(lambda key=key, asked=asked: _report(store, key, **asked))  # type: ignore[misc]
        lines.append(Line(f"  {what}", "s", REPORT_S, [took], note=f"{rows:,} rows"))
    return lines


def _report(store: Store, key: str, **asked: Any) -> tuple[int, float]:
    with run_report(store, key, asked, by="Rita Osei") as result:
        return len(result), float(next(iter(result.totals.values()), 0))


def _whole(store: Store, path: Path) -> list[Line]:
    took, report = _timed(lambda: verify.verify(store))
    reading, _ = _timed(path.read_bytes)
    return [Line("verify everything", "s", VERIFY_S, [took], [reading], READ, wrong=report.problems[:3])]


def _plain(path: Path, where: str) -> tuple[float, list[tuple[int, int, int]]]:
    connection = sqlite3.connect(path)
    took, rows = _timed(lambda: connection.execute(BY_ITEM.format(where=where)).fetchall())
    connection.close()
    return took, rows


def _ms(work: Callable[[], object]) -> float:
    return _timed(work)[0] * 1000


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
