"""Dates as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tracker_desktop.ui.fields.dates import EARLIEST, LATEST, Unreadable, day_comes_first, parse_date, show_date

TODAY = date(2026, 11, 23)
SEVENTH = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "text",
    [
        "7 Dec 2026",
        "7 dec 26",
        "Mon 7 Dec 2026",
        "Dec 7, 2026",
        "7 December 2026",
        "7. Dec. 2026",
        "7-Dec-2026",
        "7.12.26",
        "07.12.2026",
        "7.12.",
        "7.12",
        "7/12/2026",
        "7-12-2026",
        "2026-12-07",
        " +14 ",
        "+14d",
        "+2w",
        "7 Dec",
    ],
)
def test_all_these_are_the_seventh_of_december(text: str) -> None:
    assert parse_date(text, TODAY) == SEVENTH


@pytest.mark.parametrize(("text", "days"), [("today", 0), ("Tomorrow", 1), ("yesterday", -1), ("-3", -3), ("+0", 0)])
def test_days_from_today(text: str, days: int) -> None:
    assert parse_date(text, TODAY) == TODAY + timedelta(days)


def test_americans_put_the_month_first_but_not_with_points() -> None:
    assert parse_date("12/7/2026", TODAY, day_first=False) == SEVENTH
    assert parse_date("7.12.2026", TODAY, day_first=False) == SEVENTH
    QLocale.setDefault(QLocale("en_US"))
    assert not day_comes_first()
    QLocale.setDefault(QLocale("de_DE"))
    assert day_comes_first()


def test_months_in_the_language_in_use_and_in_english() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert parse_date("7. Dezember 2026", TODAY) == SEVENTH
    assert parse_date("7 Dec 2026", TODAY) == SEVENTH


def test_without_a_year_the_nearest_is_meant() -> None:
    assert parse_date("5 Jan", TODAY) == date(2027, 1, 5)
    assert parse_date("5 Jan", date(2026, 2, 1)) == date(2026, 1, 5)
    assert parse_date("29 Feb", date(2027, 12, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31 Feb 2026", "no such day"),
        ("32.1.2026", "no such day"),
        ("7.13.2026", "no such day"),
        ("31.12.1899", "1899"),
        ("7 Dec 3026", "3026"),
        ("+99999", "2300"),
        ("soon", "is not a date"),
        ("7", "is not a date"),
        ("7 12", "is not a date"),
        ("7.12/2026", "is not a date"),
        ("7 Foo 2026", "is not a date"),
        ("<b>7</b> Dec", "is not a date"),
        ("1" * 5_000, "is not a date"),
        ("١٢٣", "is not a date"),
        ("7 Dec 2026\u202e", "is not a date"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_date(text, TODAY)
    assert says in str(error.value)
    assert len(str(error.value)) < 120


@given(st.dates(min_value=EARLIEST, max_value=LATEST))
def test_what_is_shown_can_be_read(value: date) -> None:
    assert parse_date(show_date(value), TODAY) == value
    assert parse_date(value.isoformat(), TODAY) == value


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        read = parse_date(text, TODAY)
    except Unreadable:
        return
    assert EARLIEST <= read <= LATEST
