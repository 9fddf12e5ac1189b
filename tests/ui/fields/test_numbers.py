"""Numbers as people type them, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tracker_desktop.ui.fields.dates import Unreadable
from tracker_desktop.ui.fields.numbers import parse_number, show_number


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", "40"),
        ("1249", "1249"),
        ("1,249.00", "1249"),
        ("1.249,00", "1249"),
        ("1 249,5", "1249.5"),
        ("1'249.50", "1249.5"),
        ("1,249", "1249"),
        ("1.249", "1.249"),
        ("0,249", "0.249"),
        ("1249,50", "1249.5"),
        (".5", "0.5"),
        ("-2", "-2"),
        ("1,234,567", "1234567"),
        ("90071992547409.93", "90071992547409.93"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert parse_number(text, 3) == Decimal(value)


def test_three_digits_after_one_separator_are_read_as_the_language_says() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert parse_number("1.249", 3) == 1249
    assert parse_number("1,249", 3) == Decimal("1.249")


@pytest.mark.parametrize(
    ("text", "decimals", "says"),
    [
        ("1e9", 3, "is not a number"),
        ("", 3, "is not a number"),
        ("nan", 3, "is not a number"),
        ("0x10", 3, "is not a number"),
        ("٣", 3, "is not a number"),
        ("9" * 5_000, 3, "is not a number"),
        ("0.0001", 3, "At most 3 places"),
        ("2.005", 2, "At most 2 places"),
        ("2.5", 0, "Only whole numbers"),
        ("1,2,3", 3, "two ways"),
        ("1.2,3.4", 3, "two ways"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, decimals: int, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        parse_number(text, decimals)


@given(st.decimals(min_value=-9_999_999, max_value=9_999_999, places=3))
def test_what_is_shown_can_be_read(value: Decimal) -> None:
    shown = show_number(value, 3, fixed=True)
    assert parse_number(shown, 3) == value


def test_shown_with_separators() -> None:
    assert show_number(Decimal("1249.5"), 2, fixed=True) == "1,249.50"
    assert show_number(Decimal("1249.500"), 3) == "1,249.5"
    assert show_number(Decimal(18_400), 3) == "18,400"
    assert show_number(Decimal("-0.5"), 2, fixed=True) == "-0.50"
