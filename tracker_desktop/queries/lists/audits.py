"""The list of audits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, select

from tracker_desktop.models.audits import Audit, AuditLine, AuditState
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.sql import has, table_of

SEEN: Any = (
    select(func.count())
    .select_from(AuditLine)
    .where(AuditLine.audit_id == Audit.id, AuditLine.expected == 1, AuditLine.seen_at.is_not(None))
    .correlate(Audit)
    .scalar_subquery()
)
BLIND = and_(Audit.blind == 1, Audit.state.in_((AuditState.OPEN.value, AuditState.PAUSED.value)))
"""Who scans is not told what is expected, and it goes on."""


def _told(value: Any) -> Any:
    """What a blind audit does not say in its list while it goes on."""
    return case((BLIND, None), else_=value)


STATE: Any = func.replace(Audit.state, "open", "going_on")
STATES = ("going_on", "paused", "closed", "cancelled")

AUDITS = Listing(
    name="audits",
    title="Audits",
    model=Audit,
    key=Audit.id,
    main=(Audit.id,),
    descending=True,
    source=table_of(Audit).join(table_of(Person), Person.id == Audit.opened_by_id),
    columns=(
        Column("name", "Audit", "text", (Audit.name,), 240, sort=(Audit.name_key,), nullable=False, walked=True),
        Column("state", "State", "status", (STATE,), 110, nullable=False, states=STATES),
        Column("expected", "Expected", "count", (_told(Audit.expected),), 90),
        Column("seen", "Seen", "count", (_told(SEEN),), 80),
        Column("cost", "Cost", "money", (_told(Audit.value),), 110),
        Column("opened", "Opened", "time", (Audit.opened_at,), 140, nullable=False),
        Column(
            "opened_by",
            "By",
            "text",
            (Person.name,),
            130,
            via=named(table_of(Person), Audit.opened_by_id),
            nullable=False,
        ),
        Column("closed", "Closed", "time", (Audit.closed_at,), 140),
        Column("blind", "Blind", "flag", (Audit.blind,), 70, False, nullable=False),
        Column("note", "Note", "text", (Audit.note,), 200, False, show=shown.text),
    ),
    views=(
        View("open", "Open", where=Audit.state.in_((AuditState.OPEN.value, AuditState.PAUSED.value))),
        View("closed", "Closed", where=Audit.state == AuditState.CLOSED.value),
        View("cancelled", "Cancelled", where=Audit.state == AuditState.CANCELLED.value),
        View("all", "All"),
    ),
    search=Search(
        Audit.id,
        through=((Audit.opened_by_id, BY_PERSON),),
        more=lambda _connection, word: [has(func.lower(Audit.name), word)],
    ),
)
