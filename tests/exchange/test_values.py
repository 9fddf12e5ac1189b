"""Dates, amounts and flags in the ways that files write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.values import Style, is_cut_by_excel, months_later, style_of, whole, yes_no

DAY = dt.date(2023, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2/1/23", "02/01/2023", "2-1-2023", "2023-02-01", "2023-2-1 00:00:00", "2023-02-01T08:00:00Z", "2023/02/01"),
        *("1.2.2023", "01.02.23", "Feb 1, 2023", "1 February 2023", "Wed Feb 01, 2023", "2/1/2023 12:30"),
    ],
)
def test_reads_a_date(text: str) -> None:
    assert Style().date(text) == DAY


def test_two_digits_of_a_year() -> None:
    assert Style().date("10/27/28") == dt.date(2028, 10, 27)
    assert Style().date("10/27/98") == dt.date(1998, 10, 27)


@pytest.mark.parametrize("text", ["soon", "0", "44927", "2023-13-01", "2/30/23", "1/2/3/4", "2023", "12/2023"])
def test_garbage_is_no_date_and_never_1970(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Style().date(text)
    assert refused.value.code == "date_unreadable"
    assert text in str(refused.value)


@pytest.mark.parametrize("text", ["12/30/1899", "1899-12-31", "2200-01-01"])
def test_dates_that_no_office_has(text: str) -> None:
    with pytest.raises(Refused, match="before 1900 or after 2199"):
        Style().date(text)


@pytest.mark.parametrize(
    ("dates", "day_first", "guessed"),
    [
        (["3/1/23", "12/31/23", "5/5/23"], False, False),
        (["3/1/23", "31/12/23"], True, False),
        (["3/1/23", "4/5/23"], False, True),
        (["1.2.2023", "3.4.2023"], False, False),
        (["2023-01-02"], False, False),
        ([], False, False),
    ],
)
def test_the_order_of_day_and_month_is_decided_once(dates: list[str], day_first: bool, guessed: bool) -> None:
    style, was_guessed = style_of(dates, [], ",")
    assert (style.day_first, was_guessed) == (day_first, guessed)


def test_the_one_date_of_another_order_is_wrong_and_not_turned_round() -> None:
    style, _ = style_of(["1/23/23", "2/24/23", "25/3/23"], [], ",")
    with pytest.raises(Refused, match="read as month/day/year"):
        style.date("25/3/23")


@pytest.mark.parametrize(
    ("numbers", "delimiter", "text", "amount"),
    [
        (["2266.13"], ",", "2266.13", "2266.13"),
        (["1,234.56"], ",", "1,234", "1234"),
        (["1.234,56"], ",", "1.234", "1234"),
        (["12,5"], ";", "1234,5", "1234.5"),
        (["1.234"], ",", "1.234", "1.234"),
        (["1.234"], ";", "1.234", "1234"),
        (["1,234,567"], ";", "1,234,567", "1234567"),
        (["1.234.567"], ",", "1.234.567", "1234567"),
        ([], ",", "$1,249.00", "1249"),
        ([], ",", "1 249.50 EUR", "1249.5"),
        ([], ",", "1'249.50", "1249.5"),
        (["12,5"], ",", "440.00000", "440"),
        ([], ",", "-3", "-3"),
    ],
)
def test_reads_numbers_either_way(numbers: list[str], delimiter: str, text: str, amount: str) -> None:
    style, _ = style_of([], [*numbers, text], delimiter)
    assert style.number(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["many", "1,2,3", "12.3.4", "(5)", "1e9", "", "--1", "9" * 30])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(Refused, match="is no number"):
        Style().number(text)


def test_amounts_are_rounded_to_a_ten_thousandth() -> None:
    assert Style().money("0.00005") == Decimal("0.0000")
    assert Style().money("1.23456") == Decimal("1.2346")


def test_yes_and_no() -> None:
    assert [yes_no(text) for text in ("Yes", "y", "TRUE", "1", "on")] == [True] * 5
    assert [yes_no(text) for text in ("no", "N", "false", "0", "off")] == [False] * 5
    with pytest.raises(Refused, match="neither yes nor no"):
        yes_no("perhaps")


def test_months_of_a_warranty() -> None:
    assert [whole(text) for text in ("36 months", "24", "12.0")] == [36, 24, 12]
    assert months_later(dt.date(2023, 1, 31), 1) == dt.date(2023, 2, 28)
    assert months_later(dt.date(2023, 11, 24), 36) == dt.date(2026, 11, 24)
    with pytest.raises(Refused):
        whole("three years")


def test_knows_a_code_that_excel_has_cut() -> None:
    assert [is_cut_by_excel(code) for code in ("6.37702E+15", "6,37E+15", "1E+20", "1E5", "E+15", "SE+5")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
