# ruff: noqa: E402
"""The real program, started on an office and told what to do; prints one JSON line for each step with its memory.

python -m tests.scale.window_program OFFICE start | memory | scans FIRST COUNT
"""

from __future__ import annotations

import gc

from tracker_desktop.ui.no_sources import read_no_sources

gc.disable()  # as the door of the program does before it imports anything
read_no_sources()

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tests.scale.measure_paint import Paints, quiet
from tests.scale.tell import tell
from tracker_desktop import __main__ as door
from tracker_desktop import app as program

if TYPE_CHECKING:
    from tests.scale.measure_window import BenchWindow
    from tracker_desktop.ui.main_window import MainWindow

OFFICE, WORDS = "".join(sys.argv[1:2]), sys.argv[2:]
MEASURED_AT = 500
STEP_MS = 30


class Watched(program.Program):
    """The program, watched until the first rows of its first tab are on the screen."""

    def _show(self, window: object) -> None:
        super()._show(window)  # type: ignore[arg-type]
        if hasattr(window, "today"):
            table = window.today._last.table
            ready = lambda: table.pages.pages.row(0) is not None  # noqa: E731
            self._paints = Paints(ready, lambda: self._painted(window))  # type: ignore[arg-type]
            table.viewport().installEventFilter(self._paints)

    def _painted(self, window: MainWindow) -> None:
        tell("painted")
        from tests.scale.measure_window import BenchWindow

        window.desk.store._closing.pop()
        DO[WORDS[0]](BenchWindow(window))
        window.close()


def only_start(bench: BenchWindow) -> None:
    """Nothing else."""


def browse(bench: BenchWindow) -> None:
    """What a clerk does with the lists: tabs, filters, sorts, scrolling, choosing all; then 500 scans. The charts
    are there before."""
    bench.wait(lambda: bool(bench.window.today.charts.is_drawn))
    for name in ("assets", "items", "journal"):
        bench.window.show_tab(name)
        bench.settle()
        tab = bench.window.lists[name]
        for column in tab.listing.columns[:8]:
            tab.source.set_sort(column.key, False)
            bench.settle(quiet=2, pause=STEP_MS)
        for needle in ("a", "lat", "osei", ""):
            tab.filter.setText(needle)
            bench.settle(quiet=2, pause=STEP_MS)
        bar = tab.table.verticalScrollBar()
        for part in range(100):
            bar.setValue(bar.maximum() * part // 100)
            bench.settle(quiet=1, pause=STEP_MS)
        tab.table.selectAll()
        bench.settle()
        tab.table.clearSelection()
    tell("browsed")
    bench.window.show_tab("assets")
    scan_all(bench, list(tags(bench))[:MEASURED_AT])
    tell("scanned")


def scan_many(bench: BenchWindow) -> None:
    """So many scans, one as soon as the one before is answered; memory after the first and after the last."""
    warm_up, count = map(int, WORDS[1:])
    bench.window.show_tab("assets")
    bench.settle()
    codes = list(tags(bench))
    while len(codes) < warm_up + count:
        codes += codes
    scan_all(bench, codes[:warm_up])
    tell("warm")
    begun = time.monotonic()
    scan_all(bench, codes[warm_up : warm_up + count])
    tell("scanned", seconds=time.monotonic() - begun)


def tags(bench: BenchWindow) -> Iterator[str]:
    """Tags of all assets that are somewhere, what is out first."""
    connection = sqlite3.connect(str(bench.desk.store.url.database))
    rows = connection.execute(
        "SELECT tag FROM asset WHERE readiness = 'ready' ORDER BY holder_id IS NULL, id"
    ).fetchall()
    connection.close()
    return (tag for (tag,) in rows)


def scan_all(bench: BenchWindow, codes: list[str]) -> None:
    """Check in these codes, each as soon as the one before it is answered."""
    bench.desk.counter(lambda counter: counter.set_mode("check_in"))
    bench.settle()
    left = iter(codes)
    answered = 0

    def go_on(*_: object) -> None:
        nonlocal answered
        answered += 1
        code = next(left, None)
        if code is not None:
            bench.window.counter.scan(code, "burst")

    bench.desk.answered.connect(go_on)
    go_on()
    bench.wait(lambda: answered > len(codes), longest=7_200)
    bench.desk.answered.disconnect(go_on)
    bench.settle()


DO: dict[str, Callable[[BenchWindow], None]] = {"start": only_start, "memory": browse, "scans": scan_many}

if __name__ == "__main__":
    quiet()
    program.Program = Watched  # type: ignore[misc]
    sys.argv[1:] = ["--db", OFFICE]
    sys.exit(door.main())
