"""A count of 20,000 lines, of which every one differs: opened, counted, its problems listed, posted and undone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, TypeVar

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.count_problems import CountProblems
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.queries.counts import CountSums
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.counts import book_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import Shelf

T = TypeVar("T")
LINES = 20_000
OPEN_S, SCAN_MS, LIST_S, POST_S = 5, 50, 1, 20
SCANS = 100
ME = 1


@dataclass(frozen=True)
class CountAll(Transaction):
    """Count every line of a count at once, each one less than the book says."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    count_id: int

    def apply(self, books: Books) -> Said:
        books.info["stock_locked"] = {}
        for line in books.scalars(select(CountLine).where(CountLine.count_id == self.count_id)):
            shelf = Shelf(line.item_id, line.lot_id, line.place_id)
            line.book, line.position = book_of(books, shelf)
            line.counted = max(line.book - 1, Decimal(0))
            line.counted_at, line.counted_by_id = books.now, ME
            line.reason = "miscount"
        return Said("found_office", {"name": "counted"})


def measure(job: Job) -> list[Line]:
    """One run of each; the scans one after the other while the count is open."""
    store = open_office(job.register)
    store.perform(ChangeSetting("approvals.second_person", False), ME)
    scope = CountScope(ScopeKind.ALL, sample=str(LINES))
    opening, opened = _timed(lambda: store.perform(OpenCount(scope), ME))
    assert opened.about is not None
    count = opened.about[1]
    store.perform(CountAll(count), ME)
    scans = _scans(store, count)
    before = _on_hand(store)
    filters = (("count", count),)
    listing, shown = _timed(lambda: store.read(ListIds("count_lines", "differences", filters=filters)))
    summing, sums = _timed(lambda: store.read(CountSums(count)))
    finding, problems = _timed(lambda: store.read(CountProblems(count)))
    posting, posted = _timed(lambda: store.perform(PostCount(count), ME))
    after = _on_hand(store)
    undoing, _ = _timed(lambda: store.undo(posted.uid, ME))
    wrong = [problem.words for problem in problems[:3]]
    if before - after != sums.states["differs"] + sums.states["within"]:
        wrong.append(f"{before} on hand before and {after} after")
    if _on_hand(store) != before:
        wrong.append("the undo did not bring back what was there")
    differ = f"{len(shown.ids):,} lines differ"
    store.close()
    return [
        Line(f"count of {LINES:,} lines opened", "s", OPEN_S, [opening]),
        Line("  one line counted", "ms", SCAN_MS, scans),
        Line("  list of differences", "s", LIST_S, [listing], note=differ),
        Line("  sums of the count", "s", LIST_S, [summing]),
        Line("  all problems of all lines", "s", LIST_S, [finding]),
        Line(f"count of {LINES:,} lines posted", "s", POST_S, [posting], note=posted.detail, wrong=wrong),
        Line("  undone", "s", POST_S, [undoing]),
    ]


def _scans(store: Store, count: int) -> list[float]:
    with store.readers.connect() as connection:
        query = select(CountLine.item_id, CountLine.lot_id, CountLine.place_id, CountLine.counted)
        lines = connection.execute(query.where(CountLine.count_id == count).order_by(CountLine.id).limit(SCANS)).all()
    took: list[float] = []
    for item_id, lot_id, place_id, counted in lines:
        assert counted is not None
        begun = time.perf_counter()
        store.perform(CountStock(count, item_id, lot_id, place_id, counted), ME)
        took.append((time.perf_counter() - begun) * 1000)
    return took


def _on_hand(store: Store) -> Decimal:
    with store.readers.connect() as connection:
        return sum(connection.scalars(select(Balance.quantity)), Decimal(0))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
