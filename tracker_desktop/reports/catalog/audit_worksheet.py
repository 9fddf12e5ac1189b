"""A sheet to walk through a place with: what should be there, a box to tick, room for its condition."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

AUDIT_WORKSHEET = Report(
    key="audit-worksheet",
    title="Audit worksheet",
    hint="What should be at a place, with a box to tick and room to write its condition.",
    nouns=columns.NOUNS,
    parameters=(parameters.PLACE.needed(),),
    columns=(
        replace(columns.LOCATION, head=True),
        Column("Found", "tick", (), 6, make=lambda _: None),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.CONDITION,
        columns.HELD_BY,
        Column("Condition now, remarks", "blank", (), 34, make=lambda _: None),
    ),
    source=columns.SOURCE,
    where=lambda asked: [*columns.in_use(asked), *columns.below(asked, Asset.place_id)],
    order=(Place.path_key, Place.id, Asset.tag_sort, Asset.id),
    group=Place.id,
    empty="No assets are recorded here.",
)
