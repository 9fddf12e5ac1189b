"""Dates on labels: YYMMDD with a century that is not written, and the last day of a month written as 00."""

from __future__ import annotations

import calendar
import datetime as dt


def date_of(digits: str, today: dt.date, *, last_day: bool = True) -> dt.date | None:
    """The date that six digits YYMMDD mean, by the General Specifications 7.12; None where there is no such day.

    The century is the one that brings the year between 49 years back and 50 ahead. `last_day`: day 00 is allowed and
    means the last of the month.
    """
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return None
    ahead = int(digits[:2]) - today.year % 100
    century = today.year // 100 - (ahead >= 51) + (ahead <= -50)
    return day_of(f"{century:02}{digits}", last_day=last_day)


def day_of(digits: str, *, last_day: bool = False) -> dt.date | None:
    """The date that eight digits YYYYMMDD mean; None where there is no such day."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (year and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    if day == 0 and last_day:
        day = last
    return dt.date(year, month, day) if 1 <= day <= last else None
