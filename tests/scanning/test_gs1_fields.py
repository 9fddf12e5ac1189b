"""The table of fields: every row can be read, and every sentence is written."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.source_files import below
from tracker_desktop.scanning.gs1_checks import CHECKS, SETS, has_check_pair
from tracker_desktop.scanning.gs1_dates import date_of, day_of
from tracker_desktop.scanning.gs1_fields import field_at, field_of, wrong
from tracker_desktop.scanning.gs1_rows import MEASURES, QUANTITIES, ROWS
from tracker_desktop.wording.codes import PROBLEMS

TODAY = dt.date(2026, 11, 30)


def test_every_identifier_of_the_table_is_a_field() -> None:
    numbers = [ai for row in ROWS for ai in row[0].split("-")] + [f"{start}0" for start, *_ in MEASURES]
    assert [ai for ai in numbers if (field := field_of(ai)) is None or not field.parts or not field.name] == []
    known = [str(number).zfill(length) for length in (2, 3, 4) for number in range(10**length)]
    assert sum(field_of(ai) is not None for ai in known) == 541  # as many as the dictionary of GS1 has
    assert set(QUANTITIES) <= {row[0] for row in MEASURES}


def test_no_identifier_begins_like_another() -> None:
    known = [ai for length in (2, 3, 4) for n in range(10**length) if field_of(ai := str(n).zfill(length)) is not None]
    assert not [(one, two) for one in known for two in known if one != two and two.startswith(one)]
    assert all((field := field_at(ai + "000")) is not None and field.ai == ai for ai in known)


def test_every_check_is_in_a_row_and_has_its_sentence() -> None:
    named = {key for row in ROWS for key in re.findall(r":(\w+)", row[1])}
    assert named == set(CHECKS)
    assert {f"wrong_{key}" for key in CHECKS} <= set(PROBLEMS)


def test_every_sentence_is_spoken() -> None:
    text = "".join(source.text for source in below("scanning", "cli"))
    assert [key for key in PROBLEMS if f'"{key}"' not in text and not key.startswith("wrong_")] == []
    spoken = set(re.findall(r'problem\(\s*"(\w+)"', text))
    assert spoken <= set(PROBLEMS)


def test_the_sets_of_characters() -> None:
    printable = [chr(code) for code in range(0x110)]
    counts = {
        kind: sum(re.fullmatch(pattern, char) is not None for char in printable) for kind, pattern in SETS.items()
    }
    assert counts == {"N": 10, "X": 82, "Y": 39, "Z": 65}


@pytest.mark.parametrize(
    "text",
    ["22", "!22", "1987654Ad4X4bL5ttr2310c2K", "12345_ABCDEFGHIJKLMCP", "12345_!\"%&'()*+,-./LC", "7907665Bm8v2AB"],
)
def test_check_characters(text: str) -> None:
    assert has_check_pair(text)
    assert not has_check_pair(text[:-1] + ("X" if text[-1] != "X" else "Y"))


@pytest.mark.parametrize("text", ["", "2", "33", "A" * 30, "ö22"])
def test_what_has_no_check_characters(text: str) -> None:
    assert not has_check_pair(text)


@pytest.mark.parametrize(
    ("digits", "today", "date"),
    [
        ("760101", dt.date(2026, 1, 1), dt.date(2076, 1, 1)),
        ("770101", dt.date(2026, 1, 1), dt.date(1977, 1, 1)),
        ("000101", dt.date(2051, 1, 1), dt.date(2100, 1, 1)),
        ("010101", dt.date(2051, 1, 1), dt.date(2101, 1, 1)),
        ("020101", dt.date(2051, 1, 1), dt.date(2002, 1, 1)),
        ("490101", dt.date(1999, 1, 1), dt.date(2049, 1, 1)),
        ("500101", dt.date(1999, 1, 1), dt.date(1950, 1, 1)),
        ("000229", dt.date(2100, 1, 1), None),
        ("260200", dt.date(2026, 1, 1), dt.date(2026, 2, 28)),
        ("26020", dt.date(2026, 1, 1), None),
        ("26٠201", dt.date(2026, 1, 1), None),
    ],
)
def test_centuries(digits: str, today: dt.date, date: dt.date | None) -> None:
    assert date_of(digits, today) == date


def test_days_of_eight_digits() -> None:
    assert day_of("20260228") == dt.date(2026, 2, 28)
    assert (day_of("20260200"), day_of("00000101"), day_of("2026022"), day_of("20261301")) == (None,) * 4


@pytest.mark.parametrize(
    ("ai", "right", "odd"),
    [
        ("4309", "02790858483015297971", "19000000001000000000"),
        ("4330", "000123-", "000123+"),
        ("4321", "1", "2"),
        ("4300", "A%20B", "A%2GB"),
        ("7011", "2612312359", "2612312460"),
        ("7241", "10", "11"),
        ("7250", "20261231", "20261331"),
        ("7252", "9", "3"),
        ("7258", "1/2", "1-2"),
        ("8001", "12341234512311", "00001234512311"),
        ("8006", "095060001343520102", "095060001343520302"),
        ("8008", "2601310859", "2601310860"),
        ("8011", "12", "012"),
        ("8030", "abc_-=", "a+b"),
    ],
)
def test_the_rarer_checks(ai: str, right: str, odd: str) -> None:
    field = field_of(ai)
    assert field is not None
    assert wrong(field, right, TODAY) == ""
    assert wrong(field, odd, TODAY) != ""
