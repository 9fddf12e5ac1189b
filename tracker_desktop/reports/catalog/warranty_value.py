"""What assets cost, and how long their warranty lasts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.office import Office
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Column, Report


def _days_left(office: Office, end: dt.date | None) -> int | None:
    return None if end is None else (end - office.today).days


def _where(asked: Asked) -> list[Any]:
    found = [
        *columns.in_use(asked),
        *asked.equal(Asset.category_id, "category"),
        *asked.equal(Asset.department_id, "department"),
    ]
    if asked["days"] is not None:
        last = asked.office.today + dt.timedelta(days=asked["days"])
        found.append(Asset.warranty_end.between(asked.office.today, last))
    return found


WARRANTY_VALUE = Report(
    key="warranty-value",
    title="Warranty and purchase value",
    hint="What assets cost and when their warranty ends; within so many days, only those whose warranty ends then.",
    nouns=columns.NOUNS,
    parameters=(parameters.CATEGORY, parameters.DEPARTMENT, parameters.DAYS),
    columns=(
        replace(columns.CATEGORY, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        Column("Supplier", "text", (Supplier.name,), 21),
        Column("Order number", "tag", (Asset.order_number,), 11),
        columns.PURCHASED,
        Column("Warranty until", "date", (Asset.warranty_end,), 12),
        Column("Days left", "days", (Asset.warranty_end,), 9, make=_days_left),
        Column("End of life", "date", (Asset.end_of_life,), 11),
        columns.COST,
    ),
    source=columns.SOURCE,
    where=_where,
    order=(Category.name_key.nulls_last(), Category.id, Asset.tag_sort, Asset.id),
    group=Category.id,
    empty="No assets.",
)
