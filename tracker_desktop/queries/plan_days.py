"""On which days a plan of maintenance is due: months and days from a day on, and fixed days of the year."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

FARTHEST = 3_660
"""Days ahead that are foreseen from how much an asset is used."""
LAST_YEAR = 9_998


@dataclass(frozen=True)
class Recurrence:
    """When it is due again by the calendar: after so many months, or days, or on days of the year ("03-31").
    `fixed`: months and days are counted from the day it was due. `early` days before its day it may be done for it."""

    months: int | None = None
    days: int | None = None
    dates: Sequence[str] = ()
    fixed: bool = False
    early: int | None = None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later; in a shorter month its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, LAST_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def day_of_year(text: str, year: int) -> dt.date:
    """A day such as "03-31" of a year; "02-29" is 28 February where there is no 29th. Raises ValueError."""
    month, day = (int(part) for part in text.split("-"))
    dt.date(2000, month, day)  # raises where there is no such day
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def first_due(rule: Recurrence, start: dt.date) -> dt.date | None:
    """When it is due for the first time, counted from `start`; None where no day of the calendar says so."""
    return _earliest(_intervals(rule, start, 1), _next_date(rule.dates, start))


def next_due(rule: Recurrence, done: dt.date, was_due: dt.date | None, start: dt.date) -> dt.date | None:
    """When it is due after it was done on a day. `was_due` is the day it had been due, `start` the day that fixed
    months and days are counted from: 31 January, 28 February, 31 March."""
    met = done
    if was_due is not None and (rule.early is None or (was_due - done).days <= rule.early):
        met = max(done, was_due)
    if not rule.fixed:
        return _earliest(_intervals(rule, done, 1), _next_date(rule.dates, met))
    return _earliest(_after(rule, start, met), _next_date(rule.dates, met))


def foreseen(read_on: dt.date, total: Decimal, due_at: Decimal, a_day: Decimal | None) -> dt.date | None:
    """The day on which a meter that goes on by `a_day` reaches `due_at`; None where that cannot be told."""
    if total >= due_at:
        return read_on
    if not a_day or a_day <= 0:
        return None
    days = ((due_at - total) / a_day).to_integral_value(ROUND_CEILING)
    return read_on + dt.timedelta(days=int(days)) if days <= FARTHEST else None


def _intervals(rule: Recurrence, start: dt.date, times: int) -> dt.date | None:
    after = [months_after(start, rule.months * times)] if rule.months else []
    after += [start + dt.timedelta(days=rule.days * times)] if rule.days else []
    return min(after, default=None)


def _after(rule: Recurrence, start: dt.date, met: dt.date) -> dt.date | None:
    """The first day of the fixed ones that is after `met`."""
    found: list[dt.date] = []
    if rule.months:
        gone = (met.year - start.year) * 12 + met.month - start.month
        times = max(gone // rule.months, 1)
        found.append(next(day for day in _steps(start, rule.months, times) if day > met))
    if rule.days:
        times = max((met - start).days // rule.days + 1, 1)
        found.append(start + dt.timedelta(days=rule.days * times))
    return min(found, default=None)


def _steps(start: dt.date, months: int, times: int) -> Iterable[dt.date]:
    return (months_after(start, months * (times + more)) for more in range(3))


def _next_date(dates: Sequence[str], after: dt.date) -> dt.date | None:
    days = (day_of_year(text, year) for year in (after.year, after.year + 1) for text in dates)
    return min((day for day in days if day > after), default=None)


def _earliest(*days: dt.date | None) -> dt.date | None:
    return min((day for day in days if day is not None), default=None)
