"""What holds for every course: whatever the method, the day of service, the fiscal year and what changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.depreciation.course import (
    ADDITION,
    IMPAIRMENT,
    NEW_LIFE,
    NEW_SALVAGE,
    REVALUATION,
    Change,
    Facts,
    course_of,
)
from tracker_desktop.depreciation.fiscal import Fiscal
from tracker_desktop.depreciation.methods import METHODS, RATES, UNITS
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.depreciation.used import expected
from tracker_desktop.depreciation.years import years_of

FEW = settings(max_examples=60, deadline=None, database=None)
DAYS = st.dates(dt.date(1999, 12, 31), dt.date(2032, 3, 1)) | st.sampled_from(
    [dt.date(2024, 2, 29), dt.date(2023, 12, 31), dt.date(2024, 1, 1)]
)
FISCAL = st.builds(Fiscal, st.integers(1, 12), st.sampled_from([1, 6, 15, 28, 30])).filter(
    lambda fiscal: (fiscal.month, fiscal.day) != (2, 30)
)
CHANGES = st.lists(
    st.builds(
        Change,
        DAYS,
        st.sampled_from([IMPAIRMENT, REVALUATION, ADDITION, NEW_LIFE, NEW_SALVAGE]),
        st.integers(0, 500_000),
        st.integers(1, 400),
    ),
    max_size=3,
)


@st.composite
def terms(draw: Any) -> Terms:
    method = METHODS[draw(st.sampled_from([key for key in METHODS if key != UNITS]))]
    cuts = sorted(draw(st.lists(st.integers(0, 100_000), max_size=6)))
    rates = tuple(b - a for a, b in zip([0, *cuts], [*cuts, 100_000], strict=True)) if method.key == RATES else ()
    return Terms(
        method.key,
        draw(st.sampled_from(method.conventions)),
        draw(st.integers(1, 480)),
        draw(st.integers(50, 400)),
        draw(st.booleans()),
        rates,
        kept=draw(st.integers(0, 100_000)),
    )


@st.composite
def facts(draw: Any, changed: bool = True) -> Facts:
    start = draw(DAYS)
    changes = sorted(draw(CHANGES), key=lambda change: change.day) if changed else []
    return Facts(
        draw(st.integers(0, 10_000_000)),
        start,
        draw(terms()),
        start - dt.timedelta(days=draw(st.integers(0, 400))),
        changes=tuple(changes),
        left=draw(st.none() | DAYS) if changed else None,
    )


@FEW
@given(facts(changed=False), FISCAL, st.sampled_from([1, 100]))
def test_all_years_add_up_to_exactly_what_is_written_down(fact: Facts, fiscal: Fiscal, step: int) -> None:
    course = course_of(fact, fiscal, step)
    amounts = [part.amount for part in course.parts]
    assert min(amounts, default=0) >= 0
    assert sum(amounts) == max(0, fact.cost - course.kept)
    assert all(amount % step == 0 for amount in amounts[:-1])
    if course.fully_on is not None:
        assert course.on(course.fully_on).value == min(fact.cost, course.kept)


@FEW
@given(facts(changed=False), FISCAL)
def test_the_value_never_rises_and_never_falls_below_what_is_left(fact: Facts, fiscal: Fiscal) -> None:
    course = course_of(fact, fiscal, 1)
    assert fact.start is not None
    values = [course.on(fact.start + dt.timedelta(days=days)).value for days in range(-400, 16_000, 397)]
    assert values[0] == fact.cost
    assert values == sorted(values, reverse=True)
    assert min(values) >= course.kept


@FEW
@given(facts(), FISCAL, st.integers(1995, 2030), st.sampled_from([1, 100]))
def test_years_roll_forward_and_agree_with_the_value_of_their_last_day(
    fact: Facts, fiscal: Fiscal, first: int, step: int
) -> None:
    course = course_of(fact, fiscal, step)
    closing = None
    for year in years_of(course, first, first + 12):
        opening, added, *down, end = year[1:]
        assert opening + added - sum(down) == end
        assert closing in (None, opening)
        closing = end
        last = fiscal.ends(year.year)
        assert fact.acquired is not None
        if fact.acquired <= last and not any(change.day < fact.acquired for change in fact.changes):
            assert end == (0 if fact.left is not None and fact.left <= last else course.on(last).value)


@FEW
@given(facts(), FISCAL)
def test_a_change_leaves_what_was_before_it(fact: Facts, fiscal: Fiscal) -> None:
    if not fact.changes:
        return
    fact = replace(fact, left=None)
    day = fact.changes[-1].day
    before = replace(fact, changes=tuple(change for change in fact.changes if change.day < day))
    with_it, without = course_of(fact, fiscal, 1), course_of(before, fiscal, 1)
    for back in (1, 2, 40, 400, 2000):
        earlier = day - dt.timedelta(days=back)
        assert with_it.on(earlier) == without.on(earlier)


def test_a_meter_is_expected_to_go_on_as_it_went() -> None:
    start = dt.date(2024, 1, 1)
    days = [dt.date(2025, 12, 31), dt.date(2026, 12, 31)]
    assert expected([(dt.date(2024, 12, 31), 366_000)], start, days) == [(days[0], 731_000), (days[1], 1_096_000)]
    assert expected([], start, days) == []


def test_what_the_meter_counted_before_was_not_used_here() -> None:
    start = dt.date(2024, 1, 1)
    readings = ((dt.date(2023, 12, 1), 5_000), (dt.date(2024, 6, 30), 6_000), (dt.date(2024, 7, 1), 5_500))
    terms = Terms("units-of-use", "month", units=10_000)
    course = course_of(Facts(100_000, start, terms, start, readings=readings), Fiscal(), 1)
    assert [course.on(day).value for day in (dt.date(2024, 6, 29), dt.date(2024, 6, 30), dt.date(2025, 1, 1))] == [
        100_000,
        90_000,
        90_000,
    ]
