"""Charts drawn by a process of their own: what goes there and comes back, and what happens when it does not."""

from __future__ import annotations

import datetime as dt
import logging
import sys
import threading
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.small_office import Known
from tracker_desktop import cli
from tracker_desktop.reports.charts import DRAW_CHARTS, apart
from tracker_desktop.reports.charts.apart import drawn_apart
from tracker_desktop.reports.charts.as_json import Order, from_json, to_json
from tracker_desktop.reports.charts.as_svg import as_svg
from tracker_desktop.reports.charts.chart import Bars, Lines
from tracker_desktop.reports.charts.drawing import BAND, that_fit
from tracker_desktop.reports.charts.inks import PAPER
from tracker_desktop.reports.charts.today import TODAY_CHARTS, TodayPictures, in_words
from tracker_desktop.store.watch import Stopped, Watch

SIZE = (150.0, 40.0)
DAYS = tuple(dt.date(2026, 11, 24) - dt.timedelta(weeks=back) for back in (2, 1, 0))
LOANS = Lines("Loans", DAYS, (("On loan", (1, 2, 3)), ("Overdue", (0, 0, 1))), "Nothing.")
NAMES = ("Wydział Chemii", "Τμήμα Φυσικής", "<b>&amp; fill: None", "=1+1", "قسم")
VALUES = Bars("Values", tuple((name, Decimal("10.5") - number) for number, name in enumerate(NAMES)), 2, "Nothing.")
ORDERS = [Order(LOANS, SIZE, PAPER), Order(VALUES, SIZE, replace(PAPER, text="#010203"))]
amounts = st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**9).map(Decimal)), max_size=12).map(tuple)


def texts(svg: str) -> list[str]:
    return [str(shape.text) for shape in ElementTree.fromstring(svg).iter() if shape.tag.endswith("}text")]


def test_orders_go_through_json_exactly() -> None:
    assert from_json(to_json(ORDERS)) == ORDERS


def test_names_of_any_script_come_back_as_they_are() -> None:
    made = drawn_apart(ORDERS, Watch())
    assert made is not None
    loans, values = made
    assert {"On loan 3", "Overdue 1", "24 Nov 2026"} <= set(texts(loans))
    assert {*NAMES[:4], "10.50"} <= set(texts(values))
    assert "<path" in values, "letters that are joined are outlines"
    assert "rgb(0%,0%,1%)" in values
    assert loans == as_svg(ORDERS[0])


def test_lines_have_no_area() -> None:
    lines = [shape for shape in ElementTree.fromstring(as_svg(ORDERS[0])).iter() if shape.tag.endswith("}polyline")]
    assert len(lines) == 2
    assert all("fill: none" in shape.attrib["style"] for shape in lines)


def test_it_is_stopped_at_once() -> None:
    watch = Watch()
    threading.Timer(0.15, watch.cancelled.set).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        drawn_apart(ORDERS * 200, watch)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("how", ["missing", "wrong", "slow"])
def test_what_goes_wrong_is_logged(
    how: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    orders = ORDERS
    if how == "missing":
        monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    elif how == "slow":
        monkeypatch.setattr(apart, "SECONDS", 0.0)
    else:
        orders = [replace(ORDERS[0], inks=replace(PAPER, grid="no colour"))]
    with caplog.at_level(logging.WARNING, "tracker.charts"):
        assert drawn_apart(orders, Watch()) is None
    (told,) = caplog.messages
    assert told.startswith("charts were not drawn")
    assert ("no colour" in told) == (how == "wrong")


def test_it_stands_in_no_help(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--help"], ["nonsense"]):
        with pytest.raises(SystemExit):
            cli.main(wrong)
    told = capsys.readouterr()
    assert DRAW_CHARTS not in told.out + told.err


@given(amounts, st.floats(1, 60))
def test_the_bars_that_fit_are_all_of_them_together(rows: tuple[tuple[str, Decimal], ...], tall: float) -> None:
    shown = that_fit(rows, tall)
    assert len(shown) * BAND <= max(tall, BAND)
    assert sum(amount for _, amount in shown) == sum(amount for _, amount in rows)
    assert shown == rows or len(shown) < len(rows)


def test_today_has_the_month_and_what_its_report_says(known: Known) -> None:
    shown = known.office.read(TodayPictures())
    assert [one.report for one in shown] == [row.report for row in TODAY_CHARTS]
    loans, issued, stock = (one.picture for one in shown)
    assert in_words(loans) == "24 Nov 2026: On loan 3, Overdue 1."
    assert issued.title == "Issued by department this month, in USD"
    assert shown[1].values == {"from": dt.date(2026, 11, 1)}
    assert issued == replace(known.run("issued", from_=dt.date(2026, 11, 1)).picture, title=issued.title)  # type: ignore[type-var]
    assert in_words(stock) == "Chemicals 84.00; Safety 16.00."
