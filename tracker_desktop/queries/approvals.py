"""One request for an approval: what it is about, and what a person may do with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.approval_rules import (
    Sides,
    against_approving,
    against_deciding,
    against_declining,
    against_withdrawing,
    sides,
)
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.entries import title_of
from tracker_desktop.queries.entry_words import details_of
from tracker_desktop.queries.office import office_of
from tracker_desktop.wording import refusal

MOST_LINES = 20


@dataclass(frozen=True)
class ApprovalDetail(Query[Card | None]):
    """What is asked for, line by line, and who decided; None where it is gone."""

    approval_id: int

    def run(self, connection: Connection) -> Card | None:
        row = _row(connection, self.approval_id)
        if row is None:
            return None
        office = office_of(connection)
        counted = sorted(sides(row.state, row.requested_by_id, row.counted_by).counted_by)
        names = _names(connection, [row.requested_by_id, row.approved_by_id, row.declined_by_id, *counted])
        fields = (
            ("Value", shown.money(office, row.value)),
            ("About", details_of(connection, [row.said])[0]),
            ("Counted by", ", ".join(names[one] for one in counted if one in names)),
            ("Asked", shown.moment(office, row.requested_at)),
            ("Approved by", names.get(row.approved_by_id)),
            ("Declined by", names.get(row.declined_by_id)),
            ("Decided", shown.moment(office, row.decided_at)),
            ("Reason", row.reason),
            *_lines(row.facts),
        )
        asker = f"asked for by {names[row.requested_by_id]}"
        return Card(title_of(connection, row.said), asker, row.state, "", filled(fields))


@dataclass(frozen=True)
class MayDecide:
    """Why a person may not approve, decline or withdraw: a sentence each, empty where they may."""

    approval_id: int
    title: str
    approve: str
    decline: str
    withdraw: str


@dataclass(frozen=True)
class WhoMayDecide(Query[MayDecide | None]):
    """What the person `person_id` may do with a request, whatever their role; None where it is gone."""

    approval_id: int
    person_id: int

    def run(self, connection: Connection) -> MayDecide | None:
        row = _row(connection, self.approval_id)
        if row is None:
            return None
        names = _names(connection, [row.requested_by_id, self.person_id])
        title = title_of(connection, row.said)
        gaps = {
            "name": names.get(self.person_id, ""),
            "asker": names[row.requested_by_id],
            "title": title,
            "state": row.state,
        }
        request: Sides = sides(row.state, row.requested_by_id, row.counted_by)
        decided = against_deciding(request)
        codes = (against(request, self.person_id) for against in (against_approving, against_declining))
        approve, decline = ((decided or code) for code in codes)
        withdraw = decided or against_withdrawing(request, self.person_id)
        why = [refusal(code, gaps) if code else "" for code in (approve, decline, withdraw)]
        return MayDecide(self.approval_id, title, *why)


def _row(connection: Connection, approval_id: int) -> Any:
    return connection.execute(select(Approval.__table__).where(Approval.id == approval_id)).first()


def _names(connection: Connection, ids: Sequence[int | None]) -> Mapping[int | None, str]:
    wanted = [one for one in ids if one is not None]
    rows = connection.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def _lines(facts: Any) -> Iterator[tuple[str, str]]:
    """The lines it was decided on, where they have names."""
    lines = list(facts.items()) if isinstance(facts, Mapping) else []
    for name, part in lines[:MOST_LINES]:
        yield str(name), str(part)
    if len(lines) > MOST_LINES:
        yield "And", f"{len(lines) - MOST_LINES:,} more"
