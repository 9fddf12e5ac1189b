"""When assets are to be replaced and what that costs: by year and category, and asset by asset."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.replacement import Replacement, replacements
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Report, Row, worked

YEARS = 10
OVERDUE, LATER, UNKNOWN = "Overdue", "Later", "Nothing says when"
NOTHING = Decimal(0)
NO_CATEGORY = "No category"


def _where(asked: Asked) -> list[Any]:
    return [*asked.equal(Asset.category_id, "category"), *asked.equal(Asset.department_id, "department")]


def _year(one: Replacement, today: dt.date) -> tuple[int, str]:
    """What stands above it, and before what it is sorted."""
    if one.day is None:
        return today.year + YEARS + 1, UNKNOWN
    if one.day < today:
        return 0, OVERDUE
    return (one.day.year, str(one.day.year)) if one.day.year < today.year + YEARS else (today.year + YEARS, LATER)


def _plan(connection: Connection, asked: Asked) -> Iterator[Row]:
    today, decimals = asked.office.today, asked.office.decimals
    counts: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(lambda: [0, NOTHING, 0])
    for one in replacements(connection, _where(asked)):
        sums = counts[*_year(one, today), one.category is None, one.category_key, one.category or NO_CATEGORY]
        sums[0] += 1
        sums[1] += NOTHING if one.cost is None else round(one.cost, decimals)
        sums[2] += one.cost is None
    for (rank, year, _, _, category), (number, cost, unknown) in sorted(counts.items()):
        yield year, category, number, cost, unknown or None, rank


def _list(connection: Connection, asked: Asked) -> Iterator[Row]:
    today = asked.office.today
    last = today + dt.timedelta(days=asked["days"])
    found = [one for one in replacements(connection, _where(asked)) if one.day is not None and one.day <= last]
    found.sort(key=lambda one: one.day or last)
    for one in found:
        cost = None if one.cost is None else round(one.cost, asked.office.decimals)
        assert one.day is not None
        head = OVERDUE if one.day < today else "To come"
        yield (
            *(head, one.tag, one.description, one.category, one.department, one.day, (one.day - today).days),
            *(one.why, cost, head),
        )


REPLACEMENT_PLAN = Report(
    key="replacement-plan",
    title="Replacement plan",
    hint="How many assets come to their end in each of the next ten years, and what it costs to replace them: what is "
    "overdue first. By their end of life, else the years of their category, else the end of their depreciation.",
    nouns=("line", "lines"),
    parameters=(parameters.CATEGORY, parameters.DEPARTMENT),
    columns=(
        worked("Year", "text", 14, head=True),
        worked("Category", "text", 30),
        worked("Assets", "count", 12, total=True),
        worked("To replace them", "money", 20, total=True),
        worked("Of unknown cost", "count", 14, total=True),
    ),
    group=True,
    work_out=_plan,
    empty="No assets.",
)
REPLACEMENT_LIST = Report(
    key="replacement-list",
    title="Assets to replace",
    hint="Each asset that is past its end, or comes to it within so many days, the longest overdue first.",
    nouns=asset_columns.NOUNS,
    parameters=(
        parameters.DAYS.by_default(lambda _: 365),
        parameters.CATEGORY,
        parameters.DEPARTMENT,
    ),
    columns=(
        worked("When", "text", 10, head=True),
        worked("Tag", "tag", 11),
        worked("Description", "text", 26),
        worked("Category", "text", 14),
        worked("Department", "text", 15),
        worked("To replace on", "date", 12),
        worked("Days left", "days", 9),
        worked("By", "text", 18),
        worked("To replace it", "money", 14, total=True),
    ),
    group=True,
    work_out=_list,
    empty="Nothing has to be replaced in this time.",
)
