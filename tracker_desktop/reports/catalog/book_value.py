"""What assets were worth in the books on a day: each of them, by category, and by department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.course import Course
from tracker_desktop.queries.valued import valued
from tracker_desktop.reports import asset_columns, parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, money
from tracker_desktop.reports.value_groups import by_groups

PARAMETERS = (parameters.DAY, parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE)
WORTH = ("Cost", "Depreciated", "Book value")


def _is_there(course: Course, asked: Asked) -> bool:
    """Whether it had come by that day, and had not left."""
    facts, day = course.facts, asked["day"]
    return (facts.left is None or facts.left > day) and (facts.acquired is None or facts.acquired <= day)


def _values(connection: Connection, asked: Asked) -> Iterator[Row]:
    for row, course in valued(connection, asked.office, value_columns.where(asked)):
        if _is_there(course, asked):
            state, category = course.on(asked["day"]), row.category or NO_CATEGORY
            cost, value = money(asked.office, state.cost), money(asked.office, state.value)
            yield (
                *(category, row.tag, row.description, row.department or "", row.scheme or "", course.facts.start),
                *(course.fully_on, cost, cost - value, value, category),
            )


def _sums(asked: Asked, courses: Iterable[Course]) -> tuple[Any, ...] | None:
    states = [course.on(asked["day"]) for course in courses if _is_there(course, asked)]
    cost = money(asked.office, sum(state.cost for state in states))
    value = money(asked.office, sum(state.value for state in states))
    return (len(states), cost, cost - value, value) if states else None


BOOK_VALUE = Report(
    key="book-value",
    title="Book value",
    hint="What each asset cost, what is written down of that, and what it was worth on a day.",
    nouns=asset_columns.NOUNS,
    parameters=PARAMETERS,
    columns=(
        worked("Category", "text", 14, head=True),
        worked("Tag", "tag", 11),
        worked("Description", "text", 22),
        worked("Department", "text", 14),
        worked("Scheme", "text", 15),
        worked("In service", "date", 11),
        worked("Written down until", "date", 13),
        *(worked(title, "money", 13, total=True) for title in WORTH),
    ),
    group=True,
    work_out=_values,
    empty="Nothing was in the books on that day.",
)
BOOK_VALUE_BY_CATEGORY, BOOK_VALUE_BY_DEPARTMENT = by_groups(
    "book-value",
    "Book value",
    "What the assets of each {} cost, what is written down of it, and what they were worth on a day.",
    PARAMETERS,
    tuple(worked(title, "money", 18, total=True) for title in WORTH),
    _sums,
    "Nothing was in the books on that day.",
)
