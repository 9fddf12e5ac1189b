"""The assets that are allotted to each department."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Department
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Report

BY_DEPARTMENT = Report(
    key="by-department",
    title="Assets by department",
    hint="The assets that are allotted to each department, and what they cost.",
    nouns=columns.NOUNS,
    parameters=(parameters.DEPARTMENT, parameters.CATEGORY),
    columns=(
        replace(columns.DEPARTMENT, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.STATUS,
        columns.HELD_BY,
        columns.LOCATION,
        columns.PURCHASED,
        columns.COST,
    ),
    source=columns.SOURCE,
    where=lambda asked: [
        *(asked.equal(Asset.department_id, "department") or [Asset.department_id.is_not(None)]),
        *asked.equal(Asset.category_id, "category"),
        *columns.in_use(asked),
    ],
    order=(Department.name_key, Department.id, Asset.tag_sort, Asset.id),
    group=Department.id,
    empty="No assets are allotted to a department.",
)
