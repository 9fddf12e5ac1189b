"""Charts: their numbers against known custodies and issues, how they are drawn, and what an empty one says."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.render import pages, text_of
from tests.reports.chart_pages import chart_pdf, picture_of, picture_pdf
from tests.reports.small_office import Known
from tests.store_fixtures import START, Office
from tests.transactions.makers import add_asset, add_person, check_out, holder_of
from tests.transactions.stock_makers import add_item, issue, receive
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.charts.chart import MOST_BARS, Bars, Lines, largest
from tracker_desktop.reports.charts.drawing import BAND, _spread, _step, drawing
from tracker_desktop.reports.charts.registry import CHARTS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.rules.fields import FIRST_DAY

SIZE = (150.0, 70.0)
TODAY = START.date()


def lines(office: Office) -> Lines:
    found = picture_of("on-loan", office.store)
    assert isinstance(found, Lines)
    return found


def out_on(picture: Lines, day: dt.date) -> tuple[int, ...]:
    """How many were on loan and overdue on a day of the chart."""
    return tuple(numbers[picture.days.index(day)] for _, numbers in picture.series)


def test_loans_are_counted_on_each_day_they_were_out(office: Office) -> None:
    holder = holder_of(office, add_person(office, "Leo Brandt", "5"))
    first, second = add_asset(office, tag="A"), add_asset(office, tag="B")
    office.now = START - dt.timedelta(days=15)
    check_out(office, first, holder=holder, due=TODAY - dt.timedelta(days=10))
    office.undo(check_out(office, second, holder=holder, due=TODAY - dt.timedelta(days=9)))
    office.now = START - dt.timedelta(days=1)
    office.perform(CheckIn((InLine(first),)))
    office.now = START
    check_out(office, second, holder=holder, due=TODAY + dt.timedelta(days=9))
    picture = lines(office)
    assert (picture.days[0], picture.days[-1]) == (TODAY - dt.timedelta(weeks=26), TODAY)
    week = dt.timedelta(weeks=1)
    told = [out_on(picture, TODAY - back * week) for back in (3, 2, 1, 0)]
    assert told == [(0, 0), (1, 0), (1, 1), (1, 0)]


def test_assignments_are_no_loans(known: Known) -> None:
    assert out_on(lines(known.office), TODAY) == (3, 1)


def test_the_chart_of_today_is_what_the_report_says(known: Known) -> None:
    result = known.run("overdue")
    assert isinstance(result.picture, Lines)
    assert out_on(result.picture, TODAY)[1] == len(result)


def test_amounts_by_department_and_group(known: Known) -> None:
    issued = known.run("issued").picture
    assert isinstance(issued, Bars)
    assert issued.rows == (("Biology", Decimal("28.00")), ("B 204", Decimal("12.00")))
    stock = picture_of("stock-value", known.office.store)
    assert isinstance(stock, Bars)
    assert stock.rows == (("Chemicals", Decimal("84.00")), ("Safety", Decimal("16.00")))
    assert stock.title == "Stock value by group, in USD"
    alone = picture_of("issued", known.office.store)
    assert alone == issued
    assert alone.title == "Issued by department, 25 Oct 2026 to 24 Nov 2026, in USD"
    with pytest.raises(KeyError):
        picture_of("nope", known.office.store)


def test_a_bar_is_the_total_of_its_group_in_the_report(known: Known) -> None:
    for number in range(3):
        screws = add_item(known.office, f"SCR-{number}", group="Fixings")
        receive(known.office, screws, 1, "0.0333")
        receive(known.office, screws, 1, "0.0416")
        issue(known.office, screws, 1, holder_of(known.office, known.maria))
    for key in ("stock-value", "issued"):
        picture, result = picture_of(key, known.office.store), known.run(key)
        assert isinstance(picture, Bars)
        totals = {result.head_of(group): next(iter(group.totals.values())) for group in result.groups}
        assert dict(picture.rows) == totals


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**9).map(Decimal)), max_size=40))
def test_the_largest_and_all_others_are_all(rows: list[tuple[str, Decimal]]) -> None:
    shown = largest(rows)
    assert len(shown) <= MOST_BARS
    assert sum(amount for _, amount in shown) == sum(amount for _, amount in rows)


@given(st.integers(1, 10**7))
def test_an_axis_has_whole_numbers_and_few_of_them(most: int) -> None:
    step = _step(most)
    assert step >= 1
    assert most / step <= 6
    assert re.fullmatch(r"[125]0*", str(step))
    assert step == 1 or most / step > 1


@given(st.integers(1, 10**6), st.integers(1, 6))
def test_a_low_axis_has_fewer_numbers(most: int, steps: int) -> None:
    step = _step(most, steps)
    assert -(-most // step) <= steps
    assert str(step).strip("0") in {"1", "2", "5"}


def test_numbers_of_a_low_chart_stand_apart() -> None:
    """As high as Today has room while a session runs."""
    days = [dt.date(2026, 6, 1) + dt.timedelta(days=7 * week) for week in range(26)]
    for high in (20, 25, 40, 80):
        made = drawing(Lines("", tuple(days), (("On loan", tuple(range(11, 37))),), ""), (120.0, float(high)))
        (plot,) = (part for part in made.contents if hasattr(part, "yValueAxis"))
        numbers = plot.yValueAxis.valueSteps
        assert plot.height / MM / (len(numbers) - 1) >= min(BAND, plot.height / MM)


@given(st.integers(0, 4000), st.floats(20, 400))
def test_days_on_an_axis_are_those_of_the_chart(span: int, wide: float) -> None:
    first = FIRST_DAY.toordinal()
    days = _spread(first, first + span, wide)
    assert (days[0], days[-1]) == (first, first + span)
    assert len(days) <= max(2, wide / 30 + 1)


@pytest.mark.parametrize("key", CHARTS)
def test_a_chart_alone_has_the_size_that_was_asked_for(known: Known, tmp_path: Path, key: str) -> None:
    made = chart_pdf(key, known.office.store, SIZE)
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", made)
    assert [round(float(side) / MM, 1) for side in box] == list(SIZE)
    (tmp_path / "chart.pdf").write_bytes(made)
    assert CHARTS[key].title in text_of(tmp_path / "chart.pdf")
    assert len(pages(tmp_path / "chart.pdf", 50)) == 1


@pytest.mark.parametrize("key", CHARTS)
def test_an_empty_chart_says_so(sqlite_office: Office, tmp_path: Path, key: str) -> None:
    picture = picture_of(key, sqlite_office.store)
    assert picture.is_empty
    (tmp_path / "chart.pdf").write_bytes(chart_pdf(key, sqlite_office.store, SIZE))
    assert picture.empty in text_of(tmp_path / "chart.pdf")


@pytest.mark.parametrize("size", [(60.0, 40.0), (300.0, 200.0), (90.0, 120.0)])
def test_names_of_any_length_and_script_stay_inside(tmp_path: Path, size: tuple[float, float]) -> None:
    names = ("<b>Chemistry</b> & Physics of very small particles " * 3, "化学部", "=1+1", "Ω", "a\nb")
    rows = tuple((name, Decimal(10 ** (9 - number))) for number, name in enumerate(names))
    made = picture_pdf(Bars("Issued by department, in USD", rows, 2, ""), size)
    (tmp_path / "chart.pdf").write_bytes(made)
    told = text_of(tmp_path / "chart.pdf")
    assert "1,000,000,000.00" in told
    assert "化学部" in told
    (page,) = pages(tmp_path / "chart.pdf", 100)
    edge = [page.getpixel((x, y)) for y in range(page.height) for x in (0, 1, page.width - 2, page.width - 1)]
    assert set(edge) == {255}


def test_lines_that_end_at_one_number_are_both_named(tmp_path: Path) -> None:
    days = tuple(TODAY - dt.timedelta(days=back) for back in range(10, -1, -1))
    picture = Lines("On loan", days, (("On loan", (5,) * 11), ("Overdue", (5,) * 11)), "")
    (tmp_path / "chart.pdf").write_bytes(picture_pdf(picture, SIZE))
    told = text_of(tmp_path / "chart.pdf")
    ends = [line for line in told.splitlines() if re.search(r"(On loan|Overdue) 5", line)]
    assert len(ends) == 2
    assert "14 Nov 2026" in told
    assert "24 Nov 2026" in told


def test_every_chart_that_a_report_names_is_there() -> None:
    assert {report.chart for report in REPORTS.values() if report.chart} == set(CHARTS)
