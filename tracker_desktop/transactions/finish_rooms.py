"""Finish rooms of an audit: what was expected there and not seen is missing from now on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import AuditLine, AuditRoom, Finding, Search
from tracker_desktop.queries.audit_class import CLASS
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.audit_lines import open_audit
from tracker_desktop.transactions.rules.said import Gap, Said, place


@dataclass(frozen=True)
class FinishRooms(Transaction):
    """No `place_ids`: all that are left, and what had no known place is looked for no longer either. Of a blind audit
    it is not told how much is missing."""

    kind: ClassVar[str] = "finish_rooms"
    right: ClassVar[Right] = Right.AUDIT

    audit_id: int
    place_ids: tuple[int, ...] = ()

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        query = select(AuditRoom).where(AuditRoom.audit_id == audit.id, AuditRoom.finished_at.is_(None))
        wanted = query.where(AuditRoom.place_id.in_(self.place_ids)) if self.place_ids else query
        rooms = books.scalars(wanted.order_by(AuditRoom.id).with_for_update()).all()
        for room in rooms:
            room.finished_at, room.finished_by_id = books.now, books.operator.person_id
        lost = [] if self.place_ids else self._nowhere(books)
        for line in lost:
            line.search = Search.MISSING.value
        if not rooms and not lost:
            raise Refused("rooms_finished", name=audit.name)
        books.flush()
        here = select(AuditRoom.place_id).where(AuditRoom.audit_id == audit.id, AuditRoom.entry == books.uid)
        missing = select(func.count()).select_from(AuditLine).where(AuditLine.audit_id == audit.id)
        missing = missing.where(AuditLine.place_id.in_(here), Finding.MISSING.value == CLASS)
        count = (books.scalar(missing) or 0) + len(lost)
        gaps: dict[str, Gap] = {"count": len(rooms), "name": audit.name, "missing": count}
        about = ("audit", audit.id)
        if len(rooms) == 1:
            title = "finish_room_blind" if audit.blind else "finish_room"
            return Said(title, gaps | {"room": place(rooms[0].place_id)}, about)
        return Said("finish_rooms_blind" if audit.blind else self.kind, gaps, about)

    def _nowhere(self, books: Books) -> list[AuditLine]:
        """What was expected, but in no room."""
        query = select(AuditLine).where(AuditLine.audit_id == self.audit_id, AuditLine.place_id.is_(None))
        open_lines = query.where(AuditLine.search.is_(None), Finding.NOT_SEEN.value == CLASS)
        return list(books.scalars(open_lines.order_by(AuditLine.id)))
