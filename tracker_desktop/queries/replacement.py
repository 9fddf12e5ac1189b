"""When assets are to be replaced, and what that costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.depreciation.months import added
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department
from tracker_desktop.models.values import DepreciationScheme

LONGEST = 12 * 500
"""Months; nothing is used for longer."""
PLANNED = (Readiness.DISPOSED.value, Readiness.PENDING_DISPOSAL.value)
"""What has left, or is about to, is not replaced by the plan."""
_SCHEME = func.coalesce(Asset.scheme_id, Category.scheme_id)
_ASSETS = (
    select(
        *(Asset.id, Asset.tag, Asset.tag_sort, Asset.description, Asset.end_of_life, Asset.purchased),
        *(Asset.in_service, Asset.cost, Asset.replacement_cost, Asset.life_months, Category.replace_years),
        *(DepreciationScheme.years, Category.id.label("category_id"), Category.name.label("category")),
        *(Category.name_key, Department.name.label("department")),
    )
    .outerjoin(Category, Category.id == Asset.category_id)
    .outerjoin(Department, Department.id == Asset.department_id)
    .outerjoin(DepreciationScheme, DepreciationScheme.id == _SCHEME)
    .where(Asset.readiness.not_in(PLANNED))
)


@dataclass(frozen=True)
class Replacement:
    """An asset with the day on which it is to be replaced (None: nothing says when), why then, and what that `costs`:
    its replacement cost, else what it cost once; None: unknown."""

    tag: str
    description: str
    category: str | None
    category_key: str
    department: str | None
    day: dt.date | None
    why: str
    cost: Decimal | None


def replacements(connection: Connection, where: Any = ()) -> Iterator[Replacement]:
    """Every asset in use for which these conditions hold, by its tag."""
    query = _ASSETS.where(*where).order_by(Asset.tag_sort, Asset.id)
    for row in connection.execute(query).all():
        day, why = end_of(row)
        cost = row.cost if row.replacement_cost is None else row.replacement_cost
        yield Replacement(*(row.tag, row.description, row.category, row.name_key or "", row.department, day, why, cost))


def end_of(row: Any) -> tuple[dt.date | None, str]:
    """When an asset is to be replaced, and what says so: its end of life, the years of its category from its purchase,
    else the end of its depreciation."""
    if row.end_of_life is not None:
        return row.end_of_life, "its end of life"
    start = row.purchased or row.in_service
    if start is not None and row.replace_years:
        return _later(start, row.replace_years * 12), "years of the category"
    months = row.life_months or int((row.years or 0) * 12)
    begins = row.in_service or row.purchased
    if begins is not None and months:
        return _later(begins, months), "end of depreciation"
    return None, "nothing says when"


def _later(day: dt.date, months: int) -> dt.date:
    return added(day, min(months, LONGEST), day.day)
