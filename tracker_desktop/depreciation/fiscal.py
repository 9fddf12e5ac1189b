"""Fiscal years, and how far a day lies in one: by months that have ended, or by days."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import NamedTuple

from tracker_desktop.depreciation.months import added

YEAR = 534_360
"""Parts of a year: they can be divided by half months, and by days of years of 365 and of 366."""
MONTH = YEAR // 12
HALF_MONTH = YEAR // 24
ONE_DAY = dt.timedelta(days=1)


class Place(NamedTuple):
    """Where the beginning of a day lies: in which fiscal year (the calendar year in which that begins), and how many
    parts of it are over, by whole months and by days."""

    year: int
    months: int
    days: int


@dataclass(frozen=True, slots=True)
class Fiscal:
    """The fiscal year of an office begins on this month and day."""

    month: int = 1
    day: int = 1

    @classmethod
    def of(cls, text: str) -> Fiscal:
        """From 10-01 as the setting has it."""
        month, day = text.split("-")
        return cls(int(month), int(day))

    def begins(self, year: int) -> dt.date:
        """The first day of a fiscal year, named by the calendar year in which it begins."""
        return added(dt.date(year, self.month, 1), 0, self.day)

    def ends(self, year: int) -> dt.date:
        """Its last day."""
        return self.begins(year + 1) - ONE_DAY if year < dt.MAXYEAR else dt.date.max

    def year_of(self, day: dt.date) -> int:
        """The fiscal year in which a day lies."""
        return day.year if day >= self.begins(day.year) else day.year - 1

    def called(self, year: int) -> str:
        """2026, or 2025/26 where it does not begin with the calendar year."""
        return str(year) if (self.month, self.day) == (1, 1) else f"{year}/{(year + 1) % 100:02}"

    def at(self, year: int, parts: int, *, by_day: bool = False) -> dt.date:
        """The day that begins when so many parts of a fiscal year are over."""
        first = self.begins(year)
        if by_day:
            days = (self.ends(year) - first).days + 1
            return first + dt.timedelta(days=-(-parts * days // YEAR))
        return added(dt.date(first.year, first.month, 1), -(-parts // MONTH), self.day)


@functools.lru_cache(maxsize=65_536)
def place_of(fiscal: Fiscal, day: dt.date) -> Place:
    """Where the beginning of a day lies. A month counts when it is over."""
    year = fiscal.year_of(day)
    first = fiscal.begins(year)
    months = (day.year - first.year) * 12 + day.month - first.month
    if day < added(dt.date(day.year, day.month, 1), 0, fiscal.day):
        months -= 1
    days = (fiscal.ends(year) - first).days + 1
    return Place(year, months * MONTH, (day - first).days * YEAR // days)


def end_of(fiscal: Fiscal, day: dt.date) -> Place:
    """Where the end of a day lies: on the last day of a year the whole year is over."""
    after = place_of(fiscal, day + ONE_DAY) if day < dt.date.max else place_of(fiscal, day)
    return after if fiscal.year_of(day) == after.year else Place(after.year - 1, YEAR, YEAR)
