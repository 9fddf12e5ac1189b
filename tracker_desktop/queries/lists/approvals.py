"""The list of what waits, or waited, for the approval of another person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func

from tracker_desktop.models.approvals import Approval, ApprovalState
from tracker_desktop.models.people import Person
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.entry_words import titles_of
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

DECIDER: Any = table_of(Person).alias("decider")
DECIDED_BY: Any = func.coalesce(Approval.approved_by_id, Approval.declined_by_id)


def _titles(connection: Connection, _: Office, said: Sequence[Any]) -> Sequence[str]:
    return titles_of(connection, said)


APPROVALS = Listing(
    name="approvals",
    title="Approvals",
    model=Approval,
    key=Approval.id,
    main=(Approval.requested_at, Approval.id),
    descending=True,
    source=table_of(Approval)
    .join(table_of(Person), Person.id == Approval.requested_by_id)
    .outerjoin(DECIDER, DECIDER.c.id == DECIDED_BY),
    columns=(
        Column(
            "what",
            "What is asked",
            "text",
            (Approval.said,),
            260,
            together=_titles,
            sort=(Approval.id,),
            nullable=False,
        ),
        Column("value", "Value", "money", (Approval.value,), 95, nullable=False),
        Column(
            "asker",
            "Asked by",
            "text",
            (Person.name,),
            120,
            via=named(table_of(Person), Approval.requested_by_id),
            nullable=False,
        ),
        Column("when", "When", "time", (Approval.requested_at,), 150, nullable=False),
        Column(
            "state",
            "State",
            "status",
            (Approval.state,),
            110,
            sort=(byte_order(Approval.state),),
            nullable=False,
            states=tuple(ApprovalState),
        ),
        Column("decider", "Decided by", "text", (DECIDER.c.name,), 120, via=named(table_of(Person), DECIDED_BY)),
        Column("reason", "Reason", "text", (Approval.reason,), 160, sort=(byte_order(Approval.reason),)),
        Column("decided", "Decided", "time", (Approval.decided_at,), 150, False),
    ),
    views=(
        View("waiting", "Waiting", where=Approval.state == ApprovalState.WAITING.value),
        View("approved", "Approved", where=Approval.state == ApprovalState.APPROVED.value),
        View("declined", "Declined", where=Approval.state == ApprovalState.DECLINED.value),
        View("all", "All"),
    ),
    search=Search(Approval.id, through=((Approval.requested_by_id, BY_PERSON),)),
)
