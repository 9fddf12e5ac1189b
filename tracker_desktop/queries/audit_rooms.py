"""How far an audit is, room by room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.audits import AuditLine, AuditRoom, Finding
from tracker_desktop.models.places import Place
from tracker_desktop.queries.audit_class import CLASS
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class Room:
    """One room of an audit: how much is expected there, seen so far, and missing. `place_id` None: no known place."""

    place_id: int | None
    path: str
    expected: int
    seen: int
    missing: int
    finished: bool


@dataclass(frozen=True)
class AuditRooms(Query[list[Room]]):
    """The progress of an audit room by room, in the order of their names; what has no known place comes last."""

    audit_id: int

    def run(self, connection: Connection) -> list[Room]:
        return rooms_of(connection, self.audit_id)


def rooms_of(connection: Connection, audit_id: int) -> list[Room]:
    """The rooms of an audit, on any connection."""
    lines = (
        select(AuditLine.place_id.label("place_id"), AuditLine.seen_at.label("seen_at"), CLASS.label("finding"))
        .where(AuditLine.audit_id == audit_id, AuditLine.expected == 1)
        .subquery()
    )
    numbers: Any = select(
        lines.c.place_id,
        func.count(),
        func.count(lines.c.seen_at),
        func.count().filter(lines.c.finding == Finding.MISSING.value),
    ).group_by(lines.c.place_id)
    found = {row[0]: (row[1], row[2], row[3]) for row in connection.execute(numbers)}
    query = (
        select(Place.id, Place.path, AuditRoom.finished_at)
        .join(Place, Place.id == AuditRoom.place_id)
        .where(AuditRoom.audit_id == audit_id)
        .order_by(Place.path_key, Place.id)
    )
    rooms = [
        Room(row.id, row.path, *found.pop(row.id, (0, 0, 0)), row.finished_at is not None)
        for row in connection.execute(query)
    ]
    return rooms + [Room(None, "", *numbers, False) for place_id, numbers in found.items() if place_id is None]
