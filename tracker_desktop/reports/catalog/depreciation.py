"""The depreciation of a fiscal year: of each asset, by category, and by department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.course import Course
from tracker_desktop.depreciation.years import years_of
from tracker_desktop.queries.valued import valued
from tracker_desktop.reports import asset_columns, parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, amounts
from tracker_desktop.reports.value_groups import by_groups

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


def _sums(asked: Asked, courses: Iterable[Course]) -> tuple[Any, ...] | None:
    year = value_columns.year_asked(asked)
    years = [found[1:] for course in courses for found in years_of(course, year, year) if any(found[1:])]
    sums = [sum(units) for units in zip(*years, strict=True)]
    return (len(years), *amounts(asked.office, sums)) if years else None


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
DEPRECIATION_BY_CATEGORY, DEPRECIATION_BY_DEPARTMENT = by_groups(
    "depreciation",
    "Depreciation",
    "What the assets of each {} were worth when a fiscal year began, what came, what was written down and what went, "
    "and what was left.",
    PARAMETERS,
    value_columns.rolled(14),
    _sums,
    "Nothing was in the books in that year.",
)
