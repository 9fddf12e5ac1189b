"""Which places and which audit the rows of a window stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom
from tracker_desktop.models.places import Place
from tracker_desktop.queries.about_entry import ROW, about_entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts


@dataclass(frozen=True)
class PlacesOfRooms(Query[list[tuple[int, str]]]):
    """Id and path of the places of these rooms of an audit."""

    room_ids: Sequence[int]

    def run(self, connection: Connection) -> list[tuple[int, str]]:
        query = select(Place.id, Place.path).join(AuditRoom, AuditRoom.place_id == Place.id).order_by(Place.path_key)
        parts = in_parts(list(self.room_ids))
        return [(row.id, row.path) for part in parts for row in connection.execute(query.where(AuditRoom.id.in_(part)))]


@dataclass(frozen=True)
class AuditOfLine(Query[int | None]):
    """The audit that a line is of."""

    line_id: int

    def run(self, connection: Connection) -> int | None:
        return connection.scalar(select(AuditLine.audit_id).where(AuditLine.id == self.line_id))


@dataclass(frozen=True)
class AuditOfEntry(Query[int | None]):
    """The audit that an entry of the journal, by its number, is about; None where it is about none that is there."""

    seq: int

    def run(self, connection: Connection) -> int | None:
        rows: tuple[tuple[str, Any], ...] = (
            ("audit", select(Audit.id).where(Audit.id == ROW)),
            ("audit_line", select(AuditLine.audit_id).where(AuditLine.id == ROW)),
            ("audit_room", select(AuditRoom.audit_id).where(AuditRoom.id == ROW)),
        )
        return about_entry(connection, self.seq, rows)
