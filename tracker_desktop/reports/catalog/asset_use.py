"""How often assets are used, since when nobody uses them, and what they cost a year all the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.places import Place
from tracker_desktop.queries.asset_use import Use, idle_since, uses_of
from tracker_desktop.queries.idle import IS_IDLE
from tracker_desktop.queries.lists.assets import ASSETS
from tracker_desktop.queries.office import IDLE, IDLE_DAY
from tracker_desktop.queries.status import ASSET_STATUS
from tracker_desktop.queries.yearly_costs import YearlyCost, yearly_costs
from tracker_desktop.reports import asset_columns, parameters
from tracker_desktop.reports.report import Asked, Report, Row, worked

FEW = 20_000
"""So many assets are looked up one by one; of more, everything is read at once."""
_ASSETS = select(
    *(Asset.id, Asset.tag, Asset.tag_sort, Asset.description, ASSET_STATUS.label("status"), Place.path),
    *(Asset.cost, Asset.in_service, Asset.purchased, Asset.holder_id),
).select_from(ASSETS.source)


def _idle(connection: Connection, asked: Asked) -> Sequence[Row]:
    days = dt.timedelta(days=asked["idle"])
    since = {IDLE.key: asked.office.now - days, IDLE_DAY.key: asked.office.today - days}
    return _rows(connection, asked, IS_IDLE, since)


def _all(connection: Connection, asked: Asked) -> Sequence[Row]:
    return _rows(connection, asked, Asset.readiness != Readiness.DISPOSED.value, {})


def _rows(connection: Connection, asked: Asked, which: Any, since: Mapping[str, Any]) -> Sequence[Row]:
    """The dearest first."""
    office = asked.office
    params = {**office.params, **since}
    query = _ASSETS.where(
        which,
        *asked.equal(Asset.category_id, "category"),
        *asked.equal(Asset.department_id, "department"),
        *asset_columns.below(asked, Asset.place_id),
    )
    assets = connection.execute(query, params).all()
    some = len(assets) <= FEW
    uses = uses_of(connection, office, [row.id for row in assets] if some else None)
    costs = yearly_costs(connection, office, {row.id: row.cost for row in assets}, some=some)
    dearest = sorted(assets, key=lambda row: (-costs[row.id].total, row.tag_sort))
    return [_row(asked, row, uses.get(row.id), costs[row.id]) for row in dearest]


def _row(asked: Asked, asset: Any, use: Use | None, cost: YearlyCost) -> Row:
    since = None if asset.holder_id is not None else idle_since(use, asset.in_service, asset.purchased)
    return (
        *(asset.tag, asset.description, asset.status, asset.path),
        *((use.times, use.days) if use is not None else (0, 0)),
        *(since, None if since is None else max((asked.office.today - since).days, 0)),
        *(_some(part) for part in (cost.insurance, cost.tax, cost.maintenance, cost.contracts, cost.depreciation)),
        cost.total,
    )


def _some(amount: Decimal) -> Decimal | None:
    return amount or None


COLUMNS = (
    worked("Tag", "tag", 11),
    worked("Description", "text", 20),
    worked("Status", "status", 11),
    worked("Location", "text", 16),
    worked("Times out", "days", 8),
    worked("Days out", "days", 6),
    worked("Idle since", "date", 11),
    worked("Days idle", "days", 7),
    worked("Insurance", "money", 12, total=True),
    worked("Tax", "money", 10, total=True),
    worked("Maintenance", "money", 15, total=True),
    worked("Contracts", "money", 12, total=True),
    worked("Depreciation", "money", 15, total=True),
    worked("A year", "money", 12, total=True),
)
OF = (parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE)
IDLE_ASSETS = Report(
    key="idle-assets",
    title="Idle assets",
    hint="Assets that nobody uses, the dearest first: how often they went out in a year, since when they are idle, and "
    "what they cost a year: insurance, tax, maintenance, contracts and depreciation.",
    nouns=asset_columns.NOUNS,
    parameters=(parameters.UNUSED, *OF),
    columns=COLUMNS,
    work_out=_idle,
    empty="No asset is idle.",
)
ASSET_USE = Report(
    key="asset-use",
    title="Use and cost of assets",
    hint="How often each asset went out in the last 365 days, for how many days, and since when nobody uses it; with "
    "what it costs a year. The dearest first.",
    nouns=asset_columns.NOUNS,
    parameters=OF,
    columns=COLUMNS,
    work_out=_all,
    empty="No assets.",
)
