"""What maintenance cost: asset by asset, and month by month; and how long assets were out of use."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department
from tracker_desktop.queries.downtime import downtimes
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.work_costs import KINDS, Spent, spent
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Report, Row, worked
from tracker_desktop.wording.render import show_day

NO_CATEGORY = "No category"
NOTHING = Decimal(0)
DAY = dt.timedelta(days=1)
AMOUNTS = tuple(worked(kind.capitalize(), "money", 12, total=True) for kind in KINDS)
TOTAL = worked("Total", "money", 13, total=True)
PERIOD = (parameters.FROM.by_default(parameters.year_ago), parameters.TO)
OF = (parameters.CATEGORY, parameters.DEPARTMENT)


def assets_of(connection: Connection, asked: Asked, ids: list[int]) -> Mapping[int, Any]:
    """What reports say of assets, of those that were asked for."""
    query = (
        select(
            *(Asset.id, Asset.tag, Asset.tag_sort, Asset.description, Asset.cost, Asset.replacement_cost),
            *(Category.name.label("category"), Category.name_key, Department.name.label("department")),
        )
        .outerjoin(Category, Category.id == Asset.category_id)
        .outerjoin(Department, Department.id == Asset.department_id)
        .where(*asked.equal(Asset.category_id, "category"), *asked.equal(Asset.department_id, "department"))
    )
    rows = (row for part in in_parts(ids) for row in connection.execute(query.where(Asset.id.in_(part))))
    return {row.id: row for row in rows}


def by_category(asset: Any) -> tuple[Any, ...]:
    """In the order of categories, those without one last; inside by tag."""
    return asset.name_key is None, asset.name_key or "", asset.tag_sort, asset.id


def _asked(connection: Connection, asked: Asked) -> list[Spent]:
    return list(spent(connection, asked["from"], asked["to"]))


def _amounts(asked: Asked, sums: Mapping[str, Decimal]) -> tuple[Decimal | None, ...]:
    decimals = asked.office.decimals
    amounts = [round(sums.get(kind, NOTHING), decimals) for kind in KINDS]
    return (*(amount or None for amount in amounts), sum(amounts, NOTHING))


def _by_asset(connection: Connection, asked: Asked) -> Iterator[Row]:
    sums: defaultdict[int, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    orders: defaultdict[int, set[int]] = defaultdict(set)
    for one in _asked(connection, asked):
        sums[one.asset_id][one.kind] += one.amount
        orders[one.asset_id].add(one.work_order_id)
    for asset in sorted(assets_of(connection, asked, sorted(sums)).values(), key=by_category):
        head = asset.category or NO_CATEGORY
        amounts = _amounts(asked, sums[asset.id])
        yield (head, asset.tag, asset.description, asset.department, len(orders[asset.id]), *amounts, head)


def _by_month(connection: Connection, asked: Asked) -> Iterator[Row]:
    found = _asked(connection, asked)
    assets = assets_of(connection, asked, sorted({one.asset_id for one in found}))
    sums: defaultdict[tuple[Any, ...], defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in found:
        if (asset := assets.get(one.asset_id)) is not None:
            month = one.day.replace(day=1)
            key = (month, asset.name_key is None, asset.name_key or "", asset.category or NO_CATEGORY)
            sums[key][one.kind] += one.amount
    for (month, _, _, category), amounts in sorted(sums.items()):
        yield (show_day(month).partition(" ")[2], category, *_amounts(asked, amounts), month)


def _downtime(connection: Connection, asked: Asked) -> Iterator[Row]:
    first, last = asked["from"], asked["to"]
    until = min(asked.midnight(last + DAY), asked.office.now)
    since = asked.midnight(first)
    down = downtimes(connection, since, until)
    whole = max((until - since) / DAY, 1)
    for asset in sorted(assets_of(connection, asked, sorted(down)).values(), key=by_category):
        days = Decimal(down[asset.id] // dt.timedelta(hours=1)) / 24
        share = (1 - days / Decimal(str(whole))) * 100
        head = asset.category or NO_CATEGORY
        yield head, asset.tag, asset.description, asset.department, round(days, 1), round(share, 1), head


MAINTENANCE_COST = Report(
    key="maintenance-cost",
    title="Cost of maintenance",
    hint="What work on each asset cost: labour, invoices, other costs, and parts less what came back of them.",
    nouns=asset_columns.NOUNS,
    parameters=(*PERIOD, *OF),
    columns=(
        worked("Category", "text", 14, head=True),
        worked("Tag", "tag", 12),
        worked("Description", "text", 26),
        worked("Department", "text", 15),
        worked("Work orders", "count", 9, total=True),
        *AMOUNTS,
        TOTAL,
    ),
    group=True,
    work_out=_by_asset,
    empty="Nothing was spent in this time.",
)
MAINTENANCE_BY_MONTH = Report(
    key="maintenance-by-month",
    title="Cost of maintenance by month",
    hint="What work cost in each month, by category.",
    nouns=("line", "lines"),
    parameters=(*PERIOD, *OF),
    columns=(worked("Month", "text", 10, head=True), worked("Category", "text", 24), *AMOUNTS, TOTAL),
    group=True,
    work_out=_by_month,
    empty="Nothing was spent in this time.",
)
DOWNTIME = Report(
    key="downtime",
    title="Out of use for maintenance",
    hint="How many days work kept each asset out of use, and how much of the time it could be used.",
    nouns=asset_columns.NOUNS,
    parameters=(*PERIOD, *OF),
    columns=(
        worked("Category", "text", 14, head=True),
        worked("Tag", "tag", 12),
        worked("Description", "text", 30),
        worked("Department", "text", 18),
        worked("Days out of use", "quantity", 13),
        worked("Usable in %", "quantity", 12),
    ),
    group=True,
    work_out=_downtime,
    empty="Nothing was out of use in this time.",
)
