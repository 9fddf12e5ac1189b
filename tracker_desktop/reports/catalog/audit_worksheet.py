"""A sheet to walk through rooms with: what should be there, a box to tick, room for its condition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.queries.audit_sheet_rows import SHEET
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report


def _written(_: Any) -> None:
    """Filled in by hand."""


FOUND = Column("Found", "tick", (), 6, make=_written)
AUDIT_WORKSHEET = Report(
    key="audit-worksheet",
    title="Audit worksheet",
    hint="What should be at a place, with a box to tick and room to write its condition.",
    nouns=columns.NOUNS,
    parameters=(parameters.PLACE.needed(),),
    columns=(
        replace(columns.LOCATION, head=True),
        FOUND,
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.CONDITION,
        columns.HELD_BY,
        Column("Condition now, remarks", "blank", (), 34, make=_written),
    ),
    source=columns.SOURCE,
    where=lambda asked: [*columns.in_use(asked), *columns.below(asked, Asset.place_id)],
    order=(Place.path_key, Place.id, Asset.tag_sort, Asset.id),
    group=Place.id,
    empty="No assets are recorded here.",
)
WORKSHEET_OF_AUDIT = Report(
    key="worksheet-of-audit",
    title="Worksheet of an audit",
    hint="What an audit expects, room by room, with empty lines for what else is found; a blind one only the lines.",
    nouns=("line", "lines"),
    parameters=(parameters.AUDIT.needed(),),
    columns=(
        replace(columns.LOCATION, values=(SHEET.c.path,), head=True),
        FOUND,
        replace(columns.TAG, values=(SHEET.c.tag,), width=16),
        replace(columns.DESCRIPTION, values=(SHEET.c.description,)),
        replace(columns.SERIAL, values=(SHEET.c.serial,)),
        replace(columns.HELD_BY, values=(SHEET.c.holder,)),
        Column("Condition now", "blank", (), 16, make=_written),
        Column("Note", "blank", (), 24, make=_written),
    ),
    source=SHEET,
    where=lambda asked: [SHEET.c.audit_id == asked["audit"]],
    order=(SHEET.c.path_key, SHEET.c.room, SHEET.c.tag_sort, SHEET.c.number),
    group=SHEET.c.room,
    empty="This audit expects nothing.",
)
