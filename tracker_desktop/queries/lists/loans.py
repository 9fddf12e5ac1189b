"""The list of what is and was held: loans with their extensions, deposits and reminders, and assignments."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, case, or_

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries import reminder_days, shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_HOLDER
from tracker_desktop.queries.office import IN_DAYS, TODAY, Office
from tracker_desktop.queries.reminders import IS_DUE, IS_LATE, LAST_SENT, LAST_STEP
from tracker_desktop.queries.sql import table_of

OPEN: Any = Custody.ended_at.is_(None)
STATE: Any = case(
    (Custody.ended_at.is_not(None), "returned"),
    (Custody.due.is_(None), "assigned"),
    (Custody.due < TODAY, "overdue"),
    else_="on_loan",
)
STATES = ("overdue", "on_loan", "assigned", "returned")
TO_SETTLE: Any = and_(Custody.ended_at.is_not(None), Custody.deposit > 0, Custody.deposit_back.is_(None))
KEPT: Any = and_(Custody.ended_at.is_not(None), Custody.deposit_back < Custody.deposit)
AHEAD: Any = IN_DAYS[min(IN_DAYS)]


def days_late(office: Office, due: dt.date | None, ended: dt.datetime | None) -> str:
    """Days since it was due, of what is still out."""
    return "" if due is None or ended is not None else shown.count(office, max(0, (office.today - due).days))


def next_reminder(office: Office, due: dt.date | None, ended: Any, sent: int, last: dt.datetime | None) -> str:
    """The day from which the next reminder is due; that all were sent."""
    if due is None or ended is not None or due >= office.today:
        return ""
    days = reminder_days.days_of(office.settings)
    day = None if last is None else last.astimezone(office.zone).date()
    following = reminder_days.next_due(days, due, sent, day)
    if following is None:
        return "all sent" if days else ""
    return "now" if following <= office.today else shown.day(office, following)


def deposit_of(office: Office, deposit: Decimal | None, back: Decimal | None, ended: Any) -> str:
    """50.00; 50.00, 35.50 back."""
    if not deposit:
        return ""
    paid = shown.money(office, deposit)
    return paid if ended is None or back is None else f"{paid}, {shown.money(office, back)} back"


LOANS = Listing(
    name="loans",
    title="Loans and assignments",
    model=Custody,
    key=Custody.id,
    main=(Custody.id,),
    descending=True,
    source=table_of(Custody)
    .join(table_of(Asset), Asset.id == Custody.asset_id)
    .join(table_of(Holder), Holder.id == Custody.holder_id),
    columns=(
        Column(
            "tag",
            "Tag",
            "tag",
            (Asset.tag,),
            100,
            via=named(table_of(Asset), Custody.asset_id, "tag_sort"),
            nullable=False,
        ),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            170,
            via=named(table_of(Asset), Custody.asset_id, "description_key"),
            nullable=False,
        ),
        Column("holder", "Held by", "text", (Holder.name,), 130, via=named(table_of(Holder), Custody.holder_id)),
        Column("state", "State", "status", (STATE,), 104, nullable=False, states=STATES),
        Column("due", "Due back", "date", (Custody.due,), 104),
        Column("late", "Late", "count", (Custody.due, Custody.ended_at), 60, show=days_late),
        Column("sent", "Sent", "count", (LAST_STEP,), 60, nullable=False),
        Column(
            "next",
            "Next",
            "text",
            (Custody.due, Custody.ended_at, LAST_STEP, LAST_SENT),
            104,
            show=next_reminder,
        ),
        Column("extended", "Extended", "count", (Custody.extended,), 78, nullable=False),
        Column(
            "deposit",
            "Deposit",
            "text",
            (Custody.deposit, Custody.deposit_back, Custody.ended_at),
            120,
            show=deposit_of,
        ),
        Column("since", "Out since", "time", (Custody.started_at,), 140, False, nullable=False),
        Column("ended", "Ended", "time", (Custody.ended_at,), 140, False),
        Column("last", "Last reminder", "time", (LAST_SENT,), 140, False),
    ),
    views=(
        View("overdue", "Overdue", where=IS_LATE),
        View("reminders", "Reminder due", where=IS_DUE),
        View("due_soon", "Due in 30 days", where=and_(OPEN, Custody.due >= TODAY, Custody.due <= AHEAD)),
        View("on_loan", "On loan", where=and_(OPEN, Custody.due.is_not(None))),
        View("extended", "Extended", where=and_(OPEN, Custody.extended > 0)),
        View("deposits", "With a deposit", where=and_(OPEN, Custody.deposit > 0)),
        View("settle", "Deposit kept", where=or_(TO_SETTLE, KEPT)),
        View("assigned", "Assigned", where=and_(OPEN, Custody.due.is_(None))),
        View("open", "All that is out", where=OPEN),
        View("all", "All, returned too"),
    ),
    search=Search(Custody.id, through=((Custody.asset_id, BY_ASSET), (Custody.holder_id, BY_HOLDER))),
    filters={"holder": Custody.holder_id, "asset": Custody.asset_id},
)
