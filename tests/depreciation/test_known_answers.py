"""Every method against what was published of it, to the cent."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.depreciation.known_cases import CASES, UNITS, Case
from tracker_desktop.depreciation.course import Facts, course_of
from tracker_desktop.depreciation.fiscal import Fiscal
from tracker_desktop.depreciation.macrs import HALF_YEARS, MONTHS, QUARTERS, WHOLE
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.depreciation.years import years_of


def _cents(text: str) -> int:
    return int(Decimal(text) * 100)


def _amounts(facts: Facts) -> list[Decimal]:
    course = course_of(facts, Fiscal())
    assert facts.start is not None
    last = course.parts[-1].year
    return [Decimal(year.depreciation) / 100 for year in years_of(course, facts.start.year, last)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.source)
def test_published_amounts(case: Case) -> None:
    rates = tuple(int(Decimal(rate) * 1000) for rate in case.rates)
    months = int(Decimal(case.years) * 12)
    terms = Terms(case.method, case.convention, months, case.factor, case.switches, rates)
    facts = Facts(_cents(case.cost), case.start, terms, case.start, _cents(case.salvage), left=case.left)
    found = _amounts(facts)
    for year, expected in case.expected.items():
        amount = found[year - 1]
        assert (round(amount) if case.whole else amount) == expected, f"year {year} of {found}"
    if case.left is None:
        assert sum(found) == Decimal(case.cost) - Decimal(case.salvage)


@pytest.mark.parametrize(("source", "cost", "salvage", "units", "used", "expected"), UNITS)
def test_published_units(
    source: str, cost: str, salvage: str, units: str, used: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    total, readings = 0, []
    for year, count in enumerate(used, 2020):
        total += int(count) * 1000
        readings.append((dt.date(year, 12, 31), total))
    terms = Terms("units-of-use", "month", units=int(units) * 1000)
    start = dt.date(2020, 1, 1)
    facts = Facts(_cents(cost), start, terms, start, _cents(salvage), readings=tuple(readings))
    assert _amounts(facts) == [Decimal(amount) for amount in expected], source


def test_every_row_of_the_tables_adds_up_to_the_whole() -> None:
    rows = [rates for table in (HALF_YEARS, *QUARTERS) for rates in table.values()]
    rows += [rates for months in MONTHS.values() for rates in months]
    assert len(rows) == 5 * 6 + 2 * 12
    assert {sum(rates) for rates in rows} == {WHOLE}
    lengths = {kind: {len(table[kind]) for table in (HALF_YEARS, *QUARTERS)} for kind in HALF_YEARS}
    assert lengths == {kind: {int(kind) + 1} for kind in HALF_YEARS}
