"""Fiscal years of what assets are worth: of one asset, of many, and of groups of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.depreciation.conventions import CONVENTIONS
from tracker_desktop.depreciation.course import Course, Facts, course_of
from tracker_desktop.depreciation.fiscal import Fiscal
from tracker_desktop.depreciation.methods import METHODS, UNITS
from tracker_desktop.depreciation.used import expected
from tracker_desktop.depreciation.years import FiscalYear, years_of
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.book_values import amount
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.value_facts import SCHEME_ID, facts_of, fiscal_of, step_of

AHEAD = 10
"""Fiscal years that a forecast tells of."""
FARTHEST = 100
"""Fiscal years of one asset that are shown."""


@dataclass(frozen=True)
class ValueYear:
    """A fiscal year of an asset: opening + added - depreciation - impaired - disposed = closing."""

    year: str
    ends: dt.date
    opening: Decimal
    added: Decimal
    depreciation: Decimal
    impaired: Decimal
    disposed: Decimal
    closing: Decimal


@dataclass(frozen=True)
class AssetYears:
    """What an asset was and will be worth at the end of each fiscal year. `scheme` and `terms` are how it is written
    down now; `value` is that of today, `current` the row of this year."""

    tag: str
    description: str
    scheme: str
    terms: str
    start: dt.date | None
    cost: Decimal
    salvage: Decimal
    value: Decimal
    ends_on: dt.date | None
    years: Sequence[ValueYear]
    current: int | None


@dataclass(frozen=True)
class AssetYearsOf(Query[AssetYears | None]):
    """The fiscal years of an asset up to the end of its life; None where it is gone or has no cost."""

    asset_id: int

    def run(self, connection: Connection) -> AssetYears | None:
        office = office_of(connection)
        fiscal = fiscal_of(office)
        facts = dict(facts_of(connection, [self.asset_id])).get(self.asset_id)
        if facts is None:
            return None
        row = connection.execute(_NAMED.where(Asset.id == self.asset_id)).one()
        this = fiscal.year_of(office.today)
        facts = foreseen(facts, fiscal, this + AHEAD)
        course = course_of(facts, fiscal, step_of(office))
        first, last = _span(course, this)
        years = [value_year(fiscal, year) for year in years_of(course, first, last)]
        state = course.on(office.today)
        return AssetYears(
            *(row.tag, row.description, row.scheme or "", terms_words(course), facts.start),
            *(amount(state.cost), amount(course.kept), amount(state.value), course.fully_on, years),
            this - first if first <= this <= last else None,
        )


_NAMED = (
    select(Asset.tag, Asset.description, DepreciationScheme.name.label("scheme"))
    .outerjoin(Category, Category.id == Asset.category_id)
    .outerjoin(DepreciationScheme, DepreciationScheme.id == SCHEME_ID)
)


def _span(course: Course, this: int) -> tuple[int, int]:
    """From the year in which it came to that in which it is written down, or this one."""
    facts, fiscal = course.facts, course.fiscal
    days = [day for day in (facts.acquired, facts.start) if day is not None]
    first = min((fiscal.year_of(day) for day in days), default=this)
    last = max([first, *(part.year for part in course.parts), *(fiscal.year_of(moved.day) for moved in course.moved)])
    if facts.left is not None:
        return first, max(first, fiscal.year_of(facts.left))
    return first, min(max(last, this), first + FARTHEST)


def foreseen(facts: Facts, fiscal: Fiscal, last: int) -> Facts:
    """The same with the readings that its meter is expected to have at the end of the fiscal years to come."""
    terms = [facts.terms, *(change.terms for change in facts.changes)]
    if facts.start is None or not any(one is not None and one.method == UNITS for one in terms):
        return facts
    days = [fiscal.ends(year) for year in range(fiscal.year_of(facts.start), last + 1)]
    return replace(facts, readings=(*facts.readings, *expected(facts.readings, facts.start, days)))


def value_year(fiscal: Fiscal, year: FiscalYear) -> ValueYear:
    """A fiscal year in amounts of the office."""
    return ValueYear(fiscal.called(year.year), fiscal.ends(year.year), *map(amount, year[1:]))


def terms_words(course: Course) -> str:
    """Straight line · 5 years · month; what is written down by no scheme has none."""
    terms = course.terms
    if terms is None:
        return ""
    method = METHODS[terms.method]
    parts = [method.title]
    if terms.months and method.years is None:
        years, months = divmod(terms.months, 12)
        parts.append(f"{years} years" if not months and years != 1 else f"{terms.months} months")
    if terms.method == UNITS:
        parts.append(f"{Decimal(terms.units) / 1000:,f} {terms.meter or 'units'}")
    elif terms.convention != method.conventions[0]:
        parts.append(CONVENTIONS[terms.convention].title.lower())
    return " · ".join(parts)
