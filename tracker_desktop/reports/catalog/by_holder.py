"""What each person, department and place holds."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

BY_HOLDER = Report(
    key="by-holder",
    title="Assets by holder",
    hint="What each person, department and place holds, with the day it is due back.",
    nouns=columns.NOUNS,
    parameters=(parameters.HOLDER,),
    columns=(
        replace(columns.HELD_BY, head=True),
        Column("Badge", "tag", (Person.badge,), 10, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        columns.STATUS,
        columns.DUE,
        columns.LOCATION,
        columns.COST,
    ),
    source=columns.SOURCE.outerjoin(table_of(Person), Person.holder_id == Asset.holder_id),
    where=lambda asked: [
        *(asked.equal(Asset.holder_id, "holder") or [Asset.holder_id.is_not(None)]),
        *columns.in_use(asked),
    ],
    order=(Holder.name_key, Holder.id, Asset.tag_sort, Asset.id),
    group=Holder.id,
    empty="Nobody holds anything.",
)
