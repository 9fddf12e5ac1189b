"""What ends soon: warranties and contracts, those of the next 30 days first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import case

from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.ends_soon import ENDS, SOURCE
from tracker_desktop.queries.office import IN_DAYS, TODAY, Office
from tracker_desktop.queries.shown import word
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Column, Report

FIRST = 30
WHEN: Any = case((ENDS.c.ends < TODAY, 0), (ENDS.c.ends <= IN_DAYS[FIRST], 1), else_=2)
WORDS = ("Renewed itself", "Within 30 days", "Later")


def _left(office: Office, ends: dt.date) -> int:
    return (ends - office.today).days


def _what_then(office: Office, renews: int | None, ends: dt.date, notice: dt.date | None) -> str:
    if renews is None:
        return ""
    if not renews:
        return "ends"
    return "notice is over: renews" if notice is not None and notice < office.today else "renews unless ended"


def _where(asked: Asked) -> list[Any]:
    last = asked.office.today + dt.timedelta(days=asked["days"])
    contracts_too = (ENDS.c.ends >= TODAY) | (ENDS.c.renews.is_not(None))
    return [
        contracts_too,
        ENDS.c.ends <= last,
        *asked.equal(ENDS.c.kind, "what"),
        *asked.equal(ENDS.c.department_id, "department"),
    ]


ENDS_SOON = Report(
    key="ends-soon",
    title="What ends soon",
    hint="Warranties of assets, licences and contracts that end within so many days, the next 30 first, with the last "
    "day of notice.",
    nouns=("line", "lines"),
    parameters=(
        parameters.DAYS.by_default(parameters.setting("contracts.notice_days")),
        parameters.ENDING,
        parameters.DEPARTMENT,
    ),
    columns=(
        Column("When", "text", (WHEN,), 14, head=True, make=lambda _, number: WORDS[number]),
        Column("Ends", "date", (ENDS.c.ends,), 11),
        Column("Days left", "days", (ENDS.c.ends,), 8, make=_left),
        Column("What", "text", (ENDS.c.kind,), 14, make=word),
        Column("Tag or number", "tag", (ENDS.c.code,), 14),
        Column("Name", "text", (ENDS.c.name,), 24),
        Column("Supplier", "text", (Supplier.name,), 17),
        Column("Department", "text", (Department.name,), 14),
        Column("Notice by", "date", (ENDS.c.notice,), 11),
        Column("Then", "text", (ENDS.c.renews, ENDS.c.ends, ENDS.c.notice), 16, make=_what_then),
        Column("Cost a year", "money", (ENDS.c.cost,), 11, total=True),
    ),
    source=SOURCE,
    where=_where,
    order=(WHEN, ENDS.c.ends, ENDS.c.kind, ENDS.c.sort, ENDS.c.name),
    group=WHEN,
    empty="Nothing ends in this time.",
)
