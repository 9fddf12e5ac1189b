"""Filter, sort and jump in the list of assets, each until it is painted; beside Qt's own models on the same file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.scale.measure_line import Job, Line
from tests.scale.measure_paint import run_for, time_to_paint
from tests.scale.measure_plain import PROXY, PlainTable
from tests.scale.measure_window import BenchWindow, bench_window
from tracker_desktop.ui.tabs.list_tab import ListTab

FILTER_MS, SORT_MS, JUMP_MS = 100, 150, 40
ROUNDS, SORT_ROUNDS, JUMPS, PLAIN_ROUNDS = 20, 4, 40, 3
HUGE = 500_000
"""Rows from which the plain way is measured once: it takes seconds a key."""
GAP_MS = 80
"""Between two keys of a very quick typist."""
NEEDLES = (
    ("1 character, most rows", "a"),
    ("1 character, no row", "§"),
    ("2 characters, many rows", "el"),
    ("2 characters, few rows", "qx"),
    ("3 characters, many rows", "lat"),
    ("a word, many rows", "microscope"),
    ("a tag, one row", "{tag}"),
    ("nothing like it", "xyzzy"),
    ("a holder's name", "{holder}"),
)


def measure(job: Job) -> list[Line]:
    """All lines of the list."""
    ours: dict[str, list[float]] = {}
    with bench_window(job.register, job.folder) as bench:
        bench.window.show_tab("assets")
        bench.settle()
        tab = bench.window.lists["assets"]
        needles = [(words, _needle(job.register, text)) for words, text in NEEDLES]
        for words, needle in needles:
            ours[words] = [_filter(bench, tab, needle) for _ in range(ROUNDS)]
        tab.filter.clear()
        bench.settle()
        jumps = [_jump(bench, tab, part) for part in _parts()]
        sorts = {column.key: _sort(bench, tab, at) for at, column in enumerate(tab.listing.columns)}
        titles = [column.title for column in tab.listing.columns]
    plain = PlainTable(job.register)
    try:
        lines = [_filter_line(words, needle, ours[words], plain, job) for words, needle in needles]
        plain.filter("")
        budget = _budget(SORT_MS, job)
        for at, times in enumerate(sorts.values()):
            beside = [plain.sort(at, down) for down in (False, True)] if at < plain.table.columnCount() else []
            lines.append(Line(f"sort by {titles[at]}", "ms", budget, times, beside, PROXY if beside else ""))
        beside = [plain.jump(part) for part in _parts()]
        lines.append(Line(f"jump among {job.assets:,} rows", "ms", _budget(JUMP_MS, job), jumps, beside, PROXY))
    finally:
        plain.close()
    return lines


def _needle(register: Path, text: str) -> str:
    connection = sqlite3.connect(register)
    (tag,) = connection.execute("SELECT tag FROM asset ORDER BY id LIMIT 1 OFFSET 777").fetchone()
    (holder,) = connection.execute("SELECT name FROM holder WHERE id = (SELECT max(holder_id) FROM asset)").fetchone()
    connection.close()
    return text.format(tag=tag, holder=holder)


def _budget(milliseconds: int, job: Job) -> int | None:
    """The budgets are those of a register of 100,000; a million is told beside the plain way."""
    return milliseconds if job.assets < HUGE else None


def _filter_line(words: str, needle: str, times: list[float], plain: PlainTable, job: Job) -> Line:
    beside = []
    for _ in range(PLAIN_ROUNDS if job.assets < HUGE else 1):
        plain.filter("")
        beside.append(plain.filter(needle))
    note = f"{needle!r}; the last key held back by the burst filter and the pause for typing are in it"
    return Line(f"filter: {words}", "ms", _budget(FILTER_MS, job), times, beside, PROXY, note=note)


def _filter(bench: BenchWindow, tab: ListTab, needle: str) -> float:
    """The whole needle is typed through the window; the clock runs from the last key."""
    tab.filter.clear()
    bench.settle(quiet=2, pause=30)
    tab.focus_filter()
    run_for(10)
    for char in needle[:-1]:
        bench.tap(char)
        run_for(GAP_MS)
    request = tab.source._request
    resets: list[int] = []
    note = tab.table.pages.modelReset.connect(lambda: resets.append(tab.source._request))
    took = time_to_paint(
        tab.table.viewport(),
        lambda: bench.tap(needle[-1]),
        lambda: bool(resets) and resets[-1] > request and tab.source.needle == needle,
    )
    tab.table.pages.disconnect(note)  # type: ignore[call-overload]
    return took


def _sort(bench: BenchWindow, tab: ListTab, number: int) -> list[float]:
    """Clicks on the header, up and down in turn; a column that is not shown is shown for it."""
    header = tab.table.horizontalHeader()
    hidden = header.isSectionHidden(number)
    header.showSection(number)
    bench.settle(quiet=2, pause=30)
    took = []
    for _ in range(SORT_ROUNDS):
        tab.table.horizontalScrollBar().setValue(header.sectionPosition(number))
        bench.settle(quiet=2, pause=30)
        took.append(_click_header(tab, number))
    header.setSectionHidden(number, hidden)
    return took


def _click_header(tab: ListTab, number: int) -> float:
    header = tab.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(number) + 30, header.height() // 2)
    request = tab.source._request
    resets: list[int] = []
    note = tab.table.pages.modelReset.connect(lambda: resets.append(tab.source._request))
    took = time_to_paint(
        tab.table.viewport(),
        lambda: QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place),
        lambda: bool(resets) and resets[-1] > request,
    )
    tab.table.pages.disconnect(note)  # type: ignore[call-overload]
    return took


def _parts() -> list[float]:
    parts = [(number + 0.5) / JUMPS for number in range(JUMPS)]
    Random(9).shuffle(parts)
    return parts


def _jump(bench: BenchWindow, tab: ListTab, part: float) -> float:
    """To where no row is in memory, until all rows there are painted."""
    bench.settle(quiet=2, pause=20)
    table, pages = tab.table, tab.table.pages.pages
    bar = table.verticalScrollBar()

    def there() -> bool:
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return all(pages.row(row) is not None for row in (first, last))

    return time_to_paint(table.viewport(), lambda: bar.setValue(int(bar.maximum() * part)), there)
