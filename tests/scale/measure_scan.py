"""Scans in the real window: from the first key of the burst until the entry is on the disk and the banner painted."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from tests.scale.measure_line import Job, Line
from tests.scale.measure_paint import Paints, run_for
from tests.scale.measure_plain import RAW, raw_transactions
from tests.scale.measure_window import BenchWindow, bench_window
from tracker_desktop.counter.answer import Answer
from tracker_desktop.scanning.commands import BY_KEY

SCAN_MS = 50
CHECK_INS, CHECK_OUTS = 200, 100
PAUSE_MS = 100
"""Between two scans: ten a second is quicker than a hand, and the list refreshes under them."""
HELD = """SELECT tag FROM asset WHERE holder_id IS NOT NULL AND readiness = 'ready' ORDER BY id DESC LIMIT ?"""
FREE = """SELECT tag FROM asset WHERE holder_id IS NULL AND readiness = 'ready' ORDER BY id DESC LIMIT ?"""
BADGES = """SELECT badge FROM person WHERE badge > '30000' AND holder_id NOT IN
(SELECT holder_id FROM asset WHERE due < date('now', '+1 day')) ORDER BY id DESC LIMIT ?"""


def measure(job: Job) -> list[Line]:
    """Check in, and check out by badge, asset, DONE."""
    held, free = _texts(job.register, HELD, CHECK_INS), _texts(job.register, FREE, CHECK_OUTS)
    badges = _texts(job.register, BADGES, CHECK_OUTS)
    before = _entries(job.register)
    with bench_window(job.register, job.folder) as bench:
        bench.window.show_tab("assets")
        bench.settle()
        scans = Scans(bench)
        scans.burst(BY_KEY["check_in"].code)
        ins = [scans.burst(tag, saves=True) for tag in held]
        bench.settle()
        scans.burst(BY_KEY["check_out"].code)
        lines: list[float] = []
        outs: list[float] = []
        for badge, tag in zip(badges, free, strict=True):
            lines += [scans.burst(badge), scans.burst(tag)]
            outs.append(scans.burst(BY_KEY["done"].code, saves=True))
        bench.settle()
    wrong = scans.wrong[:3]
    saved = _entries(job.register) - before
    if saved != CHECK_INS + CHECK_OUTS:
        wrong.append(f"{saved} entries in the file, not {CHECK_INS + CHECK_OUTS}")
    plain = raw_transactions(job.folder, len(ins) + len(outs))
    note = f"{PAUSE_MS} ms between scans, the list of assets open and refreshing; {saved} entries found in the file"
    return [
        Line("scan to saved and banner painted", "ms", SCAN_MS, [*ins, *outs], plain, RAW, note=note, wrong=wrong),
        Line("  check in: one scan", "ms", SCAN_MS, ins, plain, RAW),
        Line("  check out: DONE posts the document", "ms", SCAN_MS, outs, plain, RAW),
        Line("  check out: badge or asset, until its line is painted", "ms", SCAN_MS, lines),
    ]


class Scans:
    """Bursts into the window, and how long each takes until its answer is painted."""

    def __init__(self, bench: BenchWindow) -> None:
        self.wrong: list[str] = []
        self._bench = bench
        self._answer: Answer | None = None
        self._paints: Paints | None = None
        # the window may paint its banner within its own slot, so that ours has to know before it
        shown = bench.window.counter._answered
        bench.desk.answered.disconnect(shown)
        for slot in (self._answered, shown, self._shown):
            bench.desk.answered.connect(slot)

    def burst(self, code: str, *, saves: bool = False) -> float:
        """Milliseconds until the answer to this burst is painted, where it is shown."""
        run_for(PAUSE_MS)
        self._answer = None
        self._paints = Paints(lambda: self._answer is not None)
        self._bench.window.counter.banner.installEventFilter(self._paints)
        keyboard = self._bench.keyboard()
        begun = time.perf_counter()
        keyboard.scan(code)
        self._paints.wait()
        took = (self._paints.at - begun) * 1000
        answer = self._answer
        assert answer is not None
        if saves and not answer.posted:
            self.wrong.append(f"{code}: {answer.outcome}, {answer.title}")
        return took

    def _answered(self, answer: Answer | None, _state: object) -> None:
        self._answer = answer

    def _shown(self, answer: Answer | None, _state: object) -> None:
        dialog = self._bench.window.counter._dialog
        if answer is not None and self._paints is not None and dialog is not None:
            self._bench.window.counter.banner.removeEventFilter(self._paints)
            dialog.banner.installEventFilter(self._paints)


def _texts(register: Path, question: str, count: int) -> Sequence[str]:
    connection = sqlite3.connect(register)
    texts = [text for (text,) in connection.execute(question, (count,))]
    connection.close()
    return texts


def _entries(register: Path) -> int:
    connection = sqlite3.connect(register)
    (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    connection.close()
    return int(count)
