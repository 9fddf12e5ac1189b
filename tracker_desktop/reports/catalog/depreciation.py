"""The depreciation of a fiscal year: of each asset, by category, and by department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.years import years_of
from tracker_desktop.queries.valued import BY_CATEGORY, BY_DEPARTMENT, valued
from tracker_desktop.reports import asset_columns, parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, NO_DEPARTMENT, amounts

PARAMETERS = (parameters.YEAR, parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE)


def _schedule(connection: Connection, asked: Asked) -> Iterator[Row]:
    """Each asset that was in the books in the year."""
    year = value_columns.year_asked(asked)
    for row, course in valued(connection, asked.office, value_columns.where(asked)):
        (found,) = years_of(course, year, year)
        if any(found[1:]):
            category = row.category or NO_CATEGORY
            yield (
                *(category, row.tag, row.description, row.scheme or "", course.facts.start),
                *(*amounts(asked.office, found), category),
            )


def _grouped(by: tuple[Any, ...], name: Callable[[Any], str]) -> Callable[[Connection, Asked], Iterator[Row]]:
    """One row for all assets of a category or department."""

    def work_out(connection: Connection, asked: Asked) -> Iterator[Row]:
        year = value_columns.year_asked(asked)
        rows = valued(connection, asked.office, value_columns.where(asked), by)
        for called, group in groupby(rows, key=lambda pair: name(pair[0])):
            sums, count = [0] * 6, 0
            for _, course in group:
                (found,) = years_of(course, year, year)
                if any(found[1:]):
                    sums = [total + units for total, units in zip(sums, found[1:], strict=True)]
                    count += 1
            if count:
                yield (called, count, *amounts(asked.office, sums))

    return work_out


def _by_group(
    key: str, title: str, noun: tuple[str, str], column: str, by: tuple[Any, ...], name: Callable[[Any], str]
) -> Report:
    return Report(
        key=key,
        title=title,
        hint=f"What the assets of each {noun[0]} were worth when a fiscal year began, what came, what was written down "
        "and what went, and what was left.",
        nouns=noun,
        parameters=PARAMETERS,
        columns=(worked(column, "text", 24), worked("Assets", "count", 9, total=True), *value_columns.rolled(14)),
        work_out=_grouped(by, name),
        empty="Nothing was in the books in that year.",
    )


DEPRECIATION_SCHEDULE = Report(
    key="depreciation-schedule",
    title="Depreciation schedule",
    hint="What each asset was worth when a fiscal year began, what was written down in it, and what was left.",
    nouns=asset_columns.NOUNS,
    parameters=PARAMETERS,
    columns=(
        worked("Category", "text", 14, head=True),
        worked("Tag", "tag", 11),
        worked("Description", "text", 22),
        worked("Scheme", "text", 16),
        worked("In service", "date", 11),
        *value_columns.rolled(12.5),
    ),
    group=True,
    work_out=_schedule,
    empty="Nothing was in the books in that year.",
)
DEPRECIATION_BY_CATEGORY = _by_group(
    "depreciation-by-category",
    "Depreciation by category",
    ("category", "categories"),
    "Category",
    BY_CATEGORY,
    lambda row: row.category or NO_CATEGORY,
)
DEPRECIATION_BY_DEPARTMENT = _by_group(
    "depreciation-by-department",
    "Depreciation by department",
    ("department", "departments"),
    "Department",
    BY_DEPARTMENT,
    lambda row: row.department or NO_DEPARTMENT,
)
