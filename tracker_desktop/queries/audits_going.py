"""The audits that go on: those that are scanned for, and those that are paused."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from tracker_desktop.models.audits import Audit, AuditState
from tracker_desktop.queries.base import Query

OVER_A_HOLDER = "holder"
"""The kind of a scope whose things lie in no room that is known."""


@dataclass(frozen=True)
class GoingAudit:
    """An audit that is not over. `needs_room`: its things are looked for in rooms, so that a room is scanned first."""

    id: int
    name: str
    paused: bool
    blind: bool
    needs_room: bool


@dataclass(frozen=True)
class AuditsGoing(Query[tuple[GoingAudit, ...]]):
    """All of them, the newest first."""

    def run(self, connection: Connection) -> tuple[GoingAudit, ...]:
        columns = (Audit.id, Audit.name, Audit.state, Audit.blind, Audit.scope)
        query = select(*columns).where(Audit.state.in_((AuditState.OPEN.value, AuditState.PAUSED.value)))
        rows = connection.execute(query.order_by(Audit.opened_at.desc(), Audit.id.desc())).all()
        return tuple(
            GoingAudit(
                row.id, row.name, row.state == AuditState.PAUSED, bool(row.blind), row.scope["kind"] != OVER_A_HOLDER
            )
            for row in rows
        )


@dataclass(frozen=True)
class AuditsCalled(Query[tuple[int, ...]]):
    """The ids of the audits that go on and have this name, or this id; where none does, of those that are over, so
    that what is asked of them is refused with the reason. The newest first."""

    text: str

    def run(self, connection: Connection) -> tuple[int, ...]:
        text = " ".join(self.text.split())
        named = Audit.name == text
        if text.isascii() and text.isdigit() and len(text) < 19:
            named = or_(named, Audit.id == int(text))
        going = Audit.state.in_((AuditState.OPEN.value, AuditState.PAUSED.value))
        query = select(Audit.id).where(named).order_by(Audit.id.desc())
        found = connection.scalars(query.where(going)).all()
        return tuple(found) or tuple(connection.scalars(query.limit(1)))
