"""What assets were worth in the books on a day: each of them, by category, and by department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.course import Course
from tracker_desktop.queries.valued import BY_CATEGORY, BY_DEPARTMENT, valued
from tracker_desktop.reports import asset_columns, parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, NO_DEPARTMENT, money

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


def _grouped(by: tuple[Any, ...], name: Callable[[Any], str]) -> Callable[[Connection, Asked], Iterator[Row]]:
    def work_out(connection: Connection, asked: Asked) -> Iterator[Row]:
        rows = valued(connection, asked.office, value_columns.where(asked), by)
        for called, group in groupby(rows, key=lambda pair: name(pair[0])):
            states = [course.on(asked["day"]) for _, course in group if _is_there(course, asked)]
            if states:
                cost = money(asked.office, sum(state.cost for state in states))
                value = money(asked.office, sum(state.value for state in states))
                yield called, len(states), cost, cost - value, value

    return work_out


def _by_group(
    key: str, title: str, noun: tuple[str, str], column: str, by: tuple[Any, ...], name: Callable[[Any], str]
) -> Report:
    return Report(
        key=key,
        title=title,
        hint=f"What the assets of each {noun[0]} cost, what is written down of it, and what they were worth on a day.",
        nouns=noun,
        parameters=PARAMETERS,
        columns=(
            worked(column, "text", 30),
            worked("Assets", "count", 10, total=True),
            *(worked(title, "money", 18, total=True) for title in WORTH),
        ),
        work_out=_grouped(by, name),
        empty="Nothing was in the books on that day.",
    )


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
BOOK_VALUE_BY_CATEGORY = _by_group(
    "book-value-by-category",
    "Book value by category",
    ("category", "categories"),
    "Category",
    BY_CATEGORY,
    lambda row: row.category or NO_CATEGORY,
)
BOOK_VALUE_BY_DEPARTMENT = _by_group(
    "book-value-by-department",
    "Book value by department",
    ("department", "departments"),
    "Department",
    BY_DEPARTMENT,
    lambda row: row.department or NO_DEPARTMENT,
)
