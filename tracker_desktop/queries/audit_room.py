"""How far an audit is in a room, and in what lies below it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker_desktop.models.audits import AuditLine, AuditRoom
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class RoomProgress:
    """`expected` is the number of what is expected there, `seen` how much of it was seen by now, wherever; `here` how
    much was seen there in all, expected or not. `rooms` are the ids of the room and those below it that the audit
    covers, `unfinished` those of them that are not finished."""

    expected: int
    seen: int
    here: int
    rooms: tuple[int, ...]
    unfinished: tuple[int, ...]


@dataclass(frozen=True)
class AuditInRoom(Query[RoomProgress]):
    """The progress of an audit in a place with those below it."""

    audit_id: int
    place_id: int

    def run(self, connection: Connection) -> RoomProgress:
        inside = select(Place.id).where(Place.id == self.place_id).cte("inside", recursive=True)
        inside = inside.union(select(Place.id).join(inside, Place.parent_id == inside.c.id))
        mine = AuditLine.audit_id == self.audit_id
        expected = select(func.count(), func.count(AuditLine.seen_at)).where(
            mine, AuditLine.expected == 1, AuditLine.place_id.in_(select(inside.c.id))
        )
        here = select(func.count()).where(mine, AuditLine.seen_place_id.in_(select(inside.c.id)))
        covered = select(AuditRoom.place_id, AuditRoom.finished_at).where(
            AuditRoom.audit_id == self.audit_id, AuditRoom.place_id.in_(select(inside.c.id))
        )
        rooms = connection.execute(covered.order_by(AuditRoom.id)).all()
        count, seen = connection.execute(expected).one()
        return RoomProgress(
            count,
            seen,
            connection.scalar(here) or 0,
            tuple(row.place_id for row in rooms),
            tuple(row.place_id for row in rooms if row.finished_at is None),
        )
