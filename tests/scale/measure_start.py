"""From the start of the process until the first rows are painted, on a large and on a small register."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.scale.make_register import make_register
from tests.scale.measure_line import Job, Line, share
from tests.scale.measure_programs import told_by

START_S, GROWTH_S = 1.5, 0.3
ROUNDS = 7
PLAIN = "QTableView + QSqlTableModel, first 256 rows"
FEW = (1_000, 200, 2_000)


def measure(job: Job) -> list[Line]:
    """The three starts in turn, so that a noisy moment hits all alike."""
    small = Path(shutil.copy(make_register(*FEW), job.folder / "small.db"))
    large: list[float] = []
    few: list[float] = []
    plain: list[float] = []
    for number in range(ROUNDS + 1):
        took = [
            told_by("window_program", job.register, job.folder / "home", "start")["painted"]["after"],
            told_by("window_program", small, job.folder / "small-home", "start")["painted"]["after"],
            told_by("plain_program", job.register, job.folder)["painted"]["after"],
        ]
        if number:  # the first one fills the system's caches
            for times, seconds in zip((large, few, plain), took, strict=True):
                times.append(seconds)
    growth = [share(large, 0.5) - share(few, 0.5)]
    return [
        Line(f"start, {job.assets:,} assets", "s", START_S, large, plain, PLAIN),
        Line(f"start, {FEW[0]:,} assets", "s", START_S, few),
        Line("start: what the larger register adds", "s", GROWTH_S, growth, judged=1.0),
    ]
