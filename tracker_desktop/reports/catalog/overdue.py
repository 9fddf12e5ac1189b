"""What should be back by now, and who has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.status import ASSET_STATUS
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Column, Report

OF_HOLDER = aliased(table_of(Department), name="of_holder")
_itself = aliased(table_of(Department), name="itself")
DEPARTMENT: Any = func.coalesce(OF_HOLDER.c.name, _itself.c.name)
"""That of the person who holds it, or the department that does itself."""


def days_late(office: Office, due: dt.date) -> int:
    """Days since it was due."""
    return (office.today - due).days


def _where(asked: Asked) -> list[Any]:
    found = [ASSET_STATUS == "overdue", *asked.equal(Asset.holder_id, "holder")]
    if asked["department"] is not None:
        found.append(func.coalesce(OF_HOLDER.c.id, _itself.c.id) == asked["department"])
    return found


OVERDUE = Report(
    key="overdue",
    title="Overdue assets",
    hint="What should be back by now, who has it and how to reach them.",
    nouns=columns.NOUNS,
    parameters=(parameters.HOLDER, parameters.DEPARTMENT),
    columns=(
        replace(columns.HELD_BY, head=True),
        Column("Department", "text", (DEPARTMENT,), 14, head=True),
        Column("E-mail", "text", (Person.email,), 26, head=True),
        Column("Phone", "text", (Person.phone,), 14, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        columns.SERIAL,
        Column("Out since", "time", (Asset.held_since,), 17),
        columns.DUE,
        Column("Days late", "days", (Asset.due,), 9, make=days_late),
        columns.LOCATION,
    ),
    source=columns.SOURCE.outerjoin(table_of(Person), Person.holder_id == Asset.holder_id)
    .outerjoin(OF_HOLDER, OF_HOLDER.c.id == Person.department_id)
    .outerjoin(_itself, _itself.c.holder_id == Asset.holder_id),
    where=_where,
    order=(Holder.name_key, Holder.id, Asset.due, Asset.tag_sort, Asset.id),
    group=Holder.id,
    chart="on-loan",
    empty="Nothing is late.",
)
