"""One line of the benchmark: what was measured, what it may cost, and the plain way of doing the same beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """What a measurement works on: a register that it may spoil, and a folder on the same disk."""

    register: Path
    folder: Path
    assets: int
    long: bool = False


@dataclass(frozen=True)
class Line:
    """`values` and `plain` are in `unit`. The budget is held against the share `judged` of the values (0.95, 0.5, 1.0);
    without a budget the line only tells. `plain_way` says what the plain alternative is, `note` what else to know."""

    what: str
    unit: str
    budget: float | None
    values: Sequence[float]
    plain: Sequence[float] = ()
    plain_way: str = ""
    judged: float = 0.95
    note: str = ""
    wrong: Sequence[str] = field(default=())

    @property
    def held(self) -> bool:
        """Whether the budget holds and nothing went wrong."""
        return not self.wrong and (self.budget is None or share(self.values, self.judged) < self.budget)


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of the values does not exceed; nan where there are none."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(math.ceil(part * len(ordered)) - 1, 0)]
