"""What a chart is: a question to the books, and the picture of its answer as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tracker_desktop.reports.report import Asked

MOST_BARS = 10
"""So many bars can be told apart; the rest is one more."""


@dataclass(frozen=True)
class Lines:
    """How many there were on each day: (name, numbers) for each line. `empty` is said where all are none."""

    title: str
    days: tuple[dt.date, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    empty: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(any(numbers) for _, numbers in self.series)


@dataclass(frozen=True)
class Bars:
    """An amount of the office's currency for each name, the largest first."""

    title: str
    rows: tuple[tuple[str, Decimal], ...]
    decimals: int
    empty: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(amount > 0 for _, amount in self.rows)


Picture = Lines | Bars


@dataclass(frozen=True)
class Chart:
    """A chart by its key. `read` asks the books at the moment of the report, with what the report was asked for."""

    key: str
    title: str
    read: Callable[[Connection, Asked], Picture]


def added_up(lines: Iterable[tuple[Hashable, str, Decimal]], decimals: int) -> list[tuple[str, Decimal]]:
    """The lines of a report (what they are one of, its name, the value) as one row for each, every value rounded as the
    report shows it: the bar is as long as the total below them."""
    sums: dict[Hashable, tuple[str, Decimal]] = {}
    for key, name, value in lines:
        _, before = sums.get(key, (name, Decimal(0)))
        sums[key] = (name, before + round(value, decimals))
    return list(sums.values())


def largest(rows: list[tuple[str, Decimal]]) -> tuple[tuple[str, Decimal], ...]:
    """The largest amounts, and all others as one."""
    ordered = sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0]))
    if len(ordered) <= MOST_BARS:
        return tuple(ordered)
    rest = ordered[MOST_BARS - 1 :]
    others = sum((amount for _, amount in rest), Decimal(0))
    return (*ordered[: MOST_BARS - 1], (f"{len(rest)} others", others))
