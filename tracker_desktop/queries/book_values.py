"""What assets are worth in the books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tracker_desktop.depreciation.course import Course
from tracker_desktop.models.types import MONEY_SCALE
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.value_facts import Courses, facts_of


@dataclass(frozen=True)
class BookValue:
    """What an asset cost with what was added, what is left at its end, what is written down, and what it is worth:
    cost less depreciated. Amounts of the office's currency."""

    cost: Decimal
    salvage: Decimal
    depreciated: Decimal
    value: Decimal


def amount(units: int) -> Decimal:
    """An amount from 1/10000 of the currency."""
    return Decimal(units) / MONEY_SCALE


def book_value_of(
    connection: Connection, asset_ids: Sequence[int] | None, on: dt.date, *, leaving: bool = False
) -> dict[int, BookValue]:
    """What some assets (None: all) are worth at the end of a day, by their ids. Those without a cost are left out;
    one without a scheme or a day of service is worth what it cost. What has left is worth what it was when it left.

    Within a fiscal year what is written down grows by whole months that are over. `leaving`: they leave on that day,
    so that of the last year counts what its convention says: the value for gain and loss.
    """
    office = office_of(connection)
    facts = facts_of(connection, asset_ids, on if leaving else None)
    courses = Courses(office)
    return {asset_id: _on(courses.of(fact), on) for asset_id, fact in facts}


def _on(course: Course, day: dt.date) -> BookValue:
    state = course.on(day)
    return BookValue(amount(state.cost), amount(course.kept), amount(state.depreciated), amount(state.value))


@dataclass(frozen=True)
class BookValues(Query[Mapping[int, BookValue]]):
    """What assets are worth on a day; today where none is said."""

    asset_ids: tuple[int, ...]
    on: dt.date | None = None

    def run(self, connection: Connection) -> Mapping[int, BookValue]:
        return book_value_of(connection, self.asset_ids, self.on or office_of(connection).today)
