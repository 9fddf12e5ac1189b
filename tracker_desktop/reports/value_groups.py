"""A report of the value of assets, summed for each category, and the same for each department."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.course import Course
from tracker_desktop.queries.valued import BY_CATEGORY, BY_DEPARTMENT, valued
from tracker_desktop.reports import value_columns
from tracker_desktop.reports.parameters import Parameter
from tracker_desktop.reports.report import Asked, Column, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, NO_DEPARTMENT

Sums = Callable[[Asked, Iterable[Course]], tuple[Any, ...] | None]
"""How many assets, and their amounts; None where none of them counts."""
_GROUPS: Sequence[tuple[str, str, tuple[Any, ...], Callable[[Any], str]]] = (
    ("category", "categories", BY_CATEGORY, lambda row: row.category or NO_CATEGORY),
    ("department", "departments", BY_DEPARTMENT, lambda row: row.department or NO_DEPARTMENT),
)


def by_groups(
    key: str,
    title: str,
    hint: str,
    parameters: Sequence[Parameter],
    columns: Sequence[Column],
    sums: Sums,
    empty: str,
) -> tuple[Report, Report]:
    """By category and by department. `hint` has a gap for the name of a group, `columns` are those of the amounts."""
    by_category, by_department = (
        Report(
            key=f"{key}-by-{one}",
            title=f"{title} by {one}",
            hint=hint.format(one),
            nouns=(one, many),
            parameters=tuple(parameters),
            columns=(worked(one.capitalize(), "text", 26), worked("Assets", "count", 10, total=True), *columns),
            work_out=_summed(order, name, sums),
            empty=empty,
        )
        for one, many, order, name in _GROUPS
    )
    return by_category, by_department


def _summed(
    order: tuple[Any, ...], name: Callable[[Any], str], sums: Sums
) -> Callable[[Connection, Asked], Iterator[Row]]:
    def work_out(connection: Connection, asked: Asked) -> Iterator[Row]:
        rows = valued(connection, asked.office, value_columns.where(asked), order)
        for called, group in groupby(rows, key=lambda pair: name(pair[0])):
            found = sums(asked, (course for _, course in group))
            if found is not None:
                yield called, *found

    return work_out
