"""Rows on the disk: what was put in comes out, in any order and from any thread, and nothing is left behind."""

from __future__ import annotations

import datetime as dt
import tempfile
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.largest_file import largest_file, posix
from tracker_desktop.errors import Refused
from tracker_desktop.reports.spool import PAGE, Row, Spool

ROWS = [
    (number, f"text {number}", Decimal(number) / 8, dt.date(2026, 1, 1) + dt.timedelta(days=number), None)
    for number in range(3 * PAGE + 7)
]


@pytest.fixture
def spool() -> Iterator[Spool]:
    made = filled(ROWS)
    yield made
    made.close()


def filled(rows: list[Row]) -> Spool:
    spool = Spool()
    fill(spool, rows)
    return spool


def fill(spool: Spool, rows: list[Row]) -> None:
    for row in rows:
        spool.add(row)
    spool.finish()


@given(st.integers(0, 2 * PAGE + 3), st.integers(0, 500), st.one_of(st.none(), st.integers(0, 700)))
def test_any_part_of_any_length(length: int, start: int, end: int | None) -> None:
    spool = filled(ROWS[:length])
    assert len(spool) == length
    assert list(spool.rows(start, end)) == ROWS[:length][start:end]
    spool.close()


def test_any_row_by_its_number(spool: Spool) -> None:
    order = [*range(0, len(ROWS), 37), *range(len(ROWS) - 1, 0, -53), PAGE, PAGE - 1]
    assert [spool[number] for number in order] == [ROWS[number] for number in order]
    for number in (-1, len(ROWS)):
        with pytest.raises(IndexError):
            spool[number]


def test_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(Refused, match="The report could not be kept: no such file or directory"):
        Spool()


@posix
@pytest.mark.parametrize("rows", [3, len(ROWS)])
def test_where_the_room_ends_it_is_said_and_nothing_else(rows: int) -> None:
    spool = Spool()
    with largest_file(64):
        with pytest.raises(Refused, match="The report could not be kept: file too large"):
            fill(spool, ROWS[:rows])
        spool.close()


def test_many_threads_read_at_once(spool: Spool) -> None:
    wrong: list[int] = []

    def read(step: int) -> None:
        wrong.extend(number for number in range(0, len(ROWS), step) if spool[number] != ROWS[number])

    threads = [threading.Thread(target=read, args=(step,)) for step in (1, 3, 7, 201)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not wrong
