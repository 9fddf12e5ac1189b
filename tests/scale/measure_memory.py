"""Memory of the window's process: started, browsed, after 500 scans; and what thousands of scans in a row add."""

from __future__ import annotations

from tests.scale.measure_line import Job, Line
from tests.scale.measure_plain import PROXY
from tests.scale.measure_programs import told_by

MB, MB_AT_A_MILLION, GROWTH_MB = 200, 400, 20


def measure(job: Job) -> list[Line]:
    """Memory after each step."""
    budget = MB_AT_A_MILLION if job.assets >= 1_000_000 else MB
    ours = told_by("window_program", job.register, job.folder / "home", "memory")
    plain = told_by("plain_program", job.register, job.folder)
    return [
        Line("memory: started", "MB", budget, [ours["painted"]["mb"]], [plain["painted"]["mb"]], PROXY),
        Line("memory: lists browsed", "MB", budget, [ours["browsed"]["mb"]], [plain["browsed"]["mb"]], PROXY),
        Line("memory: after 500 scans", "MB", budget, [ours["scanned"]["mb"]]),
    ]
