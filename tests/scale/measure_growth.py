"""What thousands of scans in a row, in the window, add to its memory."""

from __future__ import annotations

from tests.scale.measure_line import Job, Line
from tests.scale.measure_programs import told_by

GROWTH_MB = 20
WARM_UP = 2_000
SHORT, LONG = 10_000, 100_000


def measure(job: Job) -> list[Line]:
    """10,000 scans, or 100,000 where there is time."""
    count = LONG if job.long else SHORT
    told = told_by("window_program", job.register, job.folder / "home", "scans", str(WARM_UP), str(count))
    grown = told["scanned"]["mb"] - told["warm"]["mb"]
    rate = count / told["scanned"]["seconds"]
    note = f"from {told['warm']['mb']:.0f} MB after {WARM_UP:,} scans; {rate:.0f} scans a second, each saved and shown"
    return [Line(f"memory: what {count:,} scans in a row add", "MB", GROWTH_MB, [grown], judged=1.0, note=note)]
