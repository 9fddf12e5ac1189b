"""Whether an asset is still worth its repairs: what they cost against its book value and the price of a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.work_costs import maintenance_costs
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.catalog.maintenance_cost import OF, assets_of, by_category
from tracker_desktop.reports.report import Asked, Report, Row, worked

YEAR = dt.timedelta(days=365)
NOTHING = Decimal(0)
REPLACE, WATCH, KEEP, UNKNOWN = "Replace", "Watch", "Keep", "Cost unknown"
RANKS = (REPLACE, WATCH, KEEP, UNKNOWN)


def advice(spent: Decimal, ever: Decimal, new: Decimal | None, worth: Decimal | None, percent: int) -> str:
    """Replace: a year of repairs costs `percent` of a new one, or all of them together cost a new one. Watch: a year
    of repairs costs more than the asset is worth in the books."""
    if not new:
        return UNKNOWN
    if spent * 100 >= new * percent or ever >= new:
        return REPLACE
    return WATCH if worth is not None and spent > worth else KEEP


def _rows(connection: Connection, asked: Asked) -> Iterator[Row]:
    day, decimals = asked["day"], asked.office.decimals
    ever = maintenance_costs(connection, None, day)
    lately = maintenance_costs(connection, day - YEAR, day)
    assets = assets_of(connection, asked, sorted(ever))
    worth = book_value_of(connection, sorted(assets), day) if assets else {}
    found: list[tuple[Any, ...]] = []
    for asset in assets.values():
        new, value = asset.replacement_cost or asset.cost, worth.get(asset.id)
        left = None if value is None else round(value.value, decimals)
        spent = lately.get(asset.id, NOTHING)
        said = advice(spent, ever[asset.id], new, left, asked["percent"])
        share = round(spent * 100 / new, 0) if new else None
        amounts = (round(spent, decimals), round(ever[asset.id], decimals), left, new and round(new, decimals), share)
        row = (said, asset.tag, asset.description, asset.category, *amounts, said)
        found.append(((RANKS.index(said), -(share or NOTHING), *by_category(asset)), row))
    yield from (row for _, row in sorted(found, key=lambda one: one[0]))


REPAIR_OR_REPLACE = Report(
    key="repair-or-replace",
    title="Repair or replace",
    hint="What work on each asset cost in a year and in all, against what it is worth in the books and what a new one "
    "costs. Replace: a year costs so many per cent of a new one, or all work costs as much as one.",
    nouns=asset_columns.NOUNS,
    parameters=(parameters.DAY, parameters.PERCENT, *OF),
    columns=(
        worked("Advice", "text", 12, head=True),
        worked("Tag", "tag", 12),
        worked("Description", "text", 26),
        worked("Category", "text", 15),
        worked("Work in a year", "money", 13, total=True),
        worked("Work in all", "money", 13, total=True),
        worked("Book value", "money", 13),
        worked("A new one", "money", 13),
        worked("Year in % of new", "quantity", 12),
    ),
    group=True,
    work_out=_rows,
    empty="No work on assets cost anything so far.",
)
