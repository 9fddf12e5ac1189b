"""Counting in months."""

from __future__ import annotations

import calendar
import datetime as dt


def added(first: dt.date, months: int, day: int) -> dt.date:
    """The `day` of the month so many months after that of `first`; its last day where it has no such day."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if day > 28:
        day = min(day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)
