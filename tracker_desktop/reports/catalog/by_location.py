"""The assets that are at each place."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

BY_LOCATION = Report(
    key="by-location",
    title="Assets by location",
    hint="The assets that are at each place, and who holds them.",
    nouns=columns.NOUNS,
    parameters=(parameters.PLACE, parameters.CATEGORY),
    columns=(
        replace(columns.LOCATION, head=True),
        Column("Code", "tag", (Place.code,), 10, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.STATUS,
        columns.CONDITION,
        columns.HELD_BY,
        columns.DEPARTMENT,
        columns.COST,
    ),
    source=columns.SOURCE,
    where=lambda asked: [
        *(columns.below(asked, Asset.place_id) or [Asset.place_id.is_not(None)]),
        *asked.equal(Asset.category_id, "category"),
        *columns.in_use(asked),
    ],
    order=(Place.path_key, Place.id, Asset.tag_sort, Asset.id),
    group=Place.id,
    empty="No assets are here.",
)
