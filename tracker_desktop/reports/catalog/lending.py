"""Reminders that were sent and are due, deposits that are held, and who has to sign for what they hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import or_

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.queries import reminder_days
from tracker_desktop.queries.lists import statements
from tracker_desktop.queries.lists.loans import KEPT, LOANS, OPEN, TO_SETTLE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.reminders import IS_LATE, LAST_SENT, LAST_STEP
from tracker_desktop.queries.shown import word
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.catalog.overdue import days_late
from tracker_desktop.reports.report import Asked, Column, Report

LOANS_WITH_PEOPLE: Any = LOANS.source.outerjoin(table_of(Person), Person.holder_id == Custody.holder_id)
DUE = Column("Due back", "date", (Custody.due,), 11)


def next_reminder(office: Office, due: dt.date, sent: int, last: dt.datetime | None) -> dt.date | None:
    """From when on the next reminder is due; None where all were sent."""
    day = None if last is None else last.astimezone(office.zone).date()
    return reminder_days.next_due(reminder_days.days_of(office.settings), due, sent, day)


def _of_holder(asked: Asked) -> list[Any]:
    return asked.equal(Custody.holder_id, "holder")


REMINDERS = Report(
    key="reminders",
    title="Reminders",
    hint="What is overdue, how often its holder was reminded, and when the next reminder is due.",
    nouns=("loan", "loans"),
    parameters=(parameters.HOLDER,),
    columns=(
        replace(columns.HELD_BY, head=True),
        Column("E-mail", "text", (Person.email,), 26, head=True),
        Column("Phone", "text", (Person.phone,), 14, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        DUE,
        Column("Days late", "days", (Custody.due,), 9, make=days_late),
        Column("Sent", "count", (LAST_STEP,), 7),
        Column("Last reminder", "time", (LAST_SENT,), 16),
        Column("Next reminder", "date", (Custody.due, LAST_STEP, LAST_SENT), 13, make=next_reminder),
    ),
    source=LOANS_WITH_PEOPLE,
    where=lambda asked: [IS_LATE, *_of_holder(asked)],
    order=(Holder.name_key, Holder.id, Custody.due, Asset.tag_sort, Custody.id),
    group=Holder.id,
    empty="Nothing is late.",
)
DEPOSITS = Report(
    key="deposits",
    title="Deposits",
    hint="What was paid for loans that are out, and what of it was kept after the return.",
    nouns=("loan", "loans"),
    parameters=(parameters.HOLDER,),
    columns=(
        replace(columns.HELD_BY, head=True),
        columns.TAG,
        columns.DESCRIPTION,
        Column("Out since", "time", (Custody.started_at,), 16),
        DUE,
        Column("Came back", "time", (Custody.ended_at,), 16),
        Column("Deposit", "money", (Custody.deposit,), 11, total=True),
        Column("Given back", "money", (Custody.deposit_back,), 11, total=True),
    ),
    source=LOANS.source,
    where=lambda asked: [or_(OPEN & (Custody.deposit > 0), TO_SETTLE, KEPT), *_of_holder(asked)],
    order=(Holder.name_key, Holder.id, Custody.id),
    group=Holder.id,
    empty="No deposit is held.",
)
STATEMENTS_TO_SIGN = Report(
    key="statements-to-sign",
    title="Statements to sign",
    hint="Who has held things for longer than the office lets go by without a signature.",
    nouns=("holder", "holders"),
    columns=(
        columns.HELD_BY,
        Column("Kind", "text", (Holder.kind,), 11, make=word),
        Column("Department", "text", (statements.DEPARTMENT,), 16),
        Column("Holds", "count", (statements.HOLDS,), 8, total=True),
        Column("Holds since", "time", (statements.SINCE,), 16),
        Column("Last signed", "date", (statements.SIGNED,), 12),
        Column("Last statement", "tag", (statements.PRINTED,), 15),
        Column("State", "status", (statements.STATE,), 12),
    ),
    source=table_of(Holder),
    where=lambda _: [statements.IS_DUE],
    order=(Holder.name_key, Holder.id),
    empty="Nobody has to sign.",
)
