"""When a plan is due: ends of months, the 29th of February, fixed days and days counted from when it was done."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tracker_desktop.queries.plan_days import Recurrence, first_due, foreseen, next_due


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


FIRST = {
    "end of a short month": (Recurrence(months=1), "2026-01-31", "2026-02-28"),
    "end of February in a leap year": (Recurrence(months=1), "2028-01-31", "2028-02-29"),
    "a year after 29 February": (Recurrence(months=12), "2028-02-29", "2029-02-28"),
    "over the year": (Recurrence(months=3), "2026-11-30", "2027-02-28"),
    "days": (Recurrence(days=90), "2026-12-01", "2027-03-01"),
    "whichever comes first": (Recurrence(months=6, days=90), "2026-01-01", "2026-04-01"),
    "a day of the year": (Recurrence(dates=("03-31", "09-30")), "2026-04-01", "2026-09-30"),
    "not the same day": (Recurrence(dates=("03-31",)), "2026-03-31", "2027-03-31"),
    "29 February of every year": (Recurrence(dates=("02-29",)), "2026-12-01", "2027-02-28"),
    "29 February of a leap year": (Recurrence(dates=("02-29",)), "2027-12-01", "2028-02-29"),
    "far away": (Recurrence(months=600), "9990-01-31", "9998-01-31"),
}


@pytest.mark.parametrize("name", FIRST)
def test_first_time(name: str) -> None:
    rule, start, due = FIRST[name]
    assert first_due(rule, day(start)) == day(due)


NEXT = {
    "from the day it was done": (Recurrence(months=1), "2026-02-10", "2026-01-31", "2026-03-10"),
    "fixed: from the day it was due": (Recurrence(months=1, fixed=True), "2026-02-05", "2026-01-31", "2026-02-28"),
    "fixed: the 31st again": (Recurrence(months=1, fixed=True), "2026-02-28", "2026-02-28", "2026-03-31"),
    "fixed: done early": (Recurrence(months=1, fixed=True), "2026-01-20", "2026-01-31", "2026-02-28"),
    "fixed: what was missed is not due twice": (
        Recurrence(months=1, fixed=True),
        "2026-05-02",
        "2026-01-31",
        "2026-05-31",
    ),
    "fixed days": (Recurrence(days=7, fixed=True), "2026-01-10", "2026-01-07", "2026-01-14"),
    "a day of the year, done early": (Recurrence(dates=("03-31",)), "2026-03-20", "2026-03-31", "2027-03-31"),
    "a day of the year, done late": (Recurrence(dates=("03-31",)), "2026-04-20", "2026-03-31", "2027-03-31"),
    "done by use long before": (Recurrence(dates=("12-31",), early=30), "2026-05-01", "2026-12-31", "2026-12-31"),
    "done by use just before": (Recurrence(dates=("12-31",), early=30), "2026-12-10", "2026-12-31", "2027-12-31"),
}


@pytest.mark.parametrize("name", NEXT)
def test_next_time(name: str) -> None:
    rule, done, was_due, due = NEXT[name]
    assert next_due(rule, day(done), day(was_due), day("2025-12-31")) == day(due)


def test_fixed_months_go_on_for_ever_on_the_31st_or_the_last() -> None:
    rule, due, seen = Recurrence(months=1, fixed=True), day("2027-12-31"), []
    for _ in range(14):
        due = next_due(rule, due, due, day("2026-01-31")) or due
        seen.append(due)
    assert [one.day for one in seen] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28]


def test_the_day_is_foreseen_from_daily_use() -> None:
    read = day("2026-11-01")
    assert foreseen(read, Decimal(100), Decimal(250), Decimal("7.5")) == day("2026-11-21")
    assert foreseen(read, Decimal(250), Decimal(250), None) == read
    assert foreseen(read, Decimal(100), Decimal(250), Decimal(0)) is None
    assert foreseen(read, Decimal(0), Decimal(10) ** 9, Decimal("0.001")) is None
