"""A code taken apart: every one of the tests' table, and ones made to have as many readings as can be."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from random import Random

from tests.scale.measure_line import Job, Line
from tests.scanning.codes.every import ROWS
from tracker_desktop.scanning.parse import parse

TODAY = dt.date(2026, 11, 24)
ROUNDS, HOSTILE = 5, 5_000
KEY = "0109521234543213"
FIELDS = ("10", "21", "91", "98", "240")
PARTS = ("17271231", "10", "21", "30", "1", "A", "37", "11261130", "3103001234", "240", "91", "\x1d", KEY)


def measure(_job: Job) -> list[Line]:
    """Beside the same text split at its separators and nothing more."""
    codes = [row.code for row in ROWS]
    random = Random(20261124)
    hostile = [
        KEY + random.choice(FIELDS) + "".join(random.choices(PARTS, k=random.randint(1, 40))) for _ in range(HOSTILE)
    ]
    return [
        Line("a code taken apart", "ms", 1.0, _times(codes), _plain(codes), "str.split at GS", judged=1.0),
        Line("  one made to be hard", "ms", 1.0, _times(hostile), _plain(hostile), "str.split at GS", judged=0.999),
    ]


def _times(codes: Sequence[str]) -> list[float]:
    """The quickest of some rounds for each, in milliseconds: what the code costs, not what else the machine did."""
    return [min(_one(code) for _ in range(ROUNDS)) for code in codes]


def _one(code: str) -> float:
    begun = time.perf_counter()
    parse(code, today=TODAY)
    return (time.perf_counter() - begun) * 1_000


def _plain(codes: Sequence[str]) -> list[float]:
    spent = []
    for code in codes:
        begun = time.perf_counter()
        code.split("\x1d")
        spent.append((time.perf_counter() - begun) * 1_000)
    return spent
