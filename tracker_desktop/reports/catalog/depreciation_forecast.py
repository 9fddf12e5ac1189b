"""What will be written down in the next ten fiscal years, by category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.depreciation.years import years_of
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.value_facts import fiscal_of
from tracker_desktop.queries.value_years import AHEAD
from tracker_desktop.queries.valued import valued
from tracker_desktop.reports import parameters, value_columns
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.reports.value_columns import NO_CATEGORY, money


def _forecast(connection: Connection, asked: Asked) -> Iterator[Row]:
    """What is still in the books: its value when this year began, and what each year takes of it."""
    office = asked.office
    first = fiscal_of(office).year_of(office.today)
    rows = valued(connection, office, value_columns.where(asked), ahead=AHEAD)
    for called, group in groupby(rows, key=lambda pair: pair[0].category or NO_CATEGORY):
        opening, down = 0, [0] * AHEAD
        for _, course in group:
            years = list(years_of(course, first, first + AHEAD - 1))
            opening += years[0].opening + years[0].added
            down = [total + year.depreciation for total, year in zip(down, years, strict=True)]
        if opening or any(down):
            yield (called, money(office, opening), *(money(office, units) for units in down))


def _columns(office: Office) -> Mapping[str, Any]:
    fiscal = fiscal_of(office)
    first = fiscal.year_of(office.today)
    years = (fiscal.called(year) for year in range(first, first + AHEAD))
    amounts = (worked(year, "money", 11, total=True) for year in years)
    return {"columns": (worked("Category", "text", 17), worked("In the books", "money", 13, total=True), *amounts)}


DEPRECIATION_FORECAST = Report(
    key="depreciation-forecast",
    title="Depreciation forecast",
    hint="What will be written down in this fiscal year and the nine after it, by category. A meter goes on as it did "
    "on average.",
    nouns=("category", "categories"),
    parameters=(parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE),
    columns=(worked("Category", "text", 17), worked("In the books", "money", 13, total=True)),
    shaped=_columns,
    work_out=_forecast,
    empty="Nothing is written down.",
)
