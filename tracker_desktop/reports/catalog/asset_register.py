"""Every asset with where it is, who holds it and what it cost."""

from __future__ import annotations

from tracker_desktop.models.assets import Asset
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Report

ASSET_REGISTER = Report(
    key="asset-register",
    title="Asset register",
    hint="Every asset with its status, holder, location and cost.",
    nouns=columns.NOUNS,
    parameters=(parameters.CATEGORY, parameters.DEPARTMENT, parameters.PLACE, parameters.STATUS),
    columns=(
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.CATEGORY,
        columns.STATUS,
        columns.HELD_BY,
        columns.LOCATION,
        columns.DEPARTMENT,
        columns.PURCHASED,
        columns.COST,
    ),
    source=columns.SOURCE,
    where=lambda asked: [
        *columns.in_use(asked),
        *columns.below(asked, Asset.place_id),
        *asked.equal(Asset.category_id, "category"),
        *asked.equal(Asset.department_id, "department"),
    ],
    order=(Asset.tag_sort, Asset.id),
    empty="No assets.",
)
