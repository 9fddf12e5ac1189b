"""What was seen and decided in an audit stays once it is posted, also against undo: the posting is taken back first."""

from __future__ import annotations

import json

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom, AuditState
from tracker_desktop.models.journal import Change, Op
from tracker_desktop.transactions.books import Books

POSTED_ON = frozenset({"asset_id", "seen_at", "seen_place_id", "search", "resolution"})
"""What of a line decided what its posting did."""


def audits_stay(books: Books) -> None:
    """For an undo. Raises Refused: audit_undo_closed where it wrote to rooms or open findings of an audit that is
    closed, unless it closed that itself; audit_undo_posted where a line that stays posted would no longer say why."""
    books.flush()
    rooms = select(AuditRoom.audit_id).where(AuditRoom.entry == books.uid)
    open_lines = select(AuditLine.audit_id).where(AuditLine.entry == books.uid, AuditLine.result.is_(None))
    written = Audit.id.in_(rooms.union(open_lines))
    closed = select(Audit.name).where(written, Audit.state == AuditState.CLOSED.value, Audit.entry != books.uid)
    name = books.scalar(closed.limit(1))
    if name is not None:
        raise Refused("audit_undo_closed", name=name)
    _posted_lines_stay(books)


def _posted_lines_stay(books: Books) -> None:
    query = (
        select(AuditLine.tag, AuditLine.approval_id, Change.after)
        .join(Change, Change.row_id == AuditLine.id)
        .where(Change.entry == books.uid, Change.table_name == AuditLine.__tablename__)
        .where(Change.op == Op.UPDATE.value, AuditLine.result.is_not(None))
    )
    for tag, approval_id, after in books.connection().execute(query):
        wrote = json.loads(after).keys()
        declined = approval_id is not None and wrote <= {"resolution", "reason"}  # or that is taken back
        if "result" not in wrote and not declined and not POSTED_ON.isdisjoint(wrote):
            raise Refused("audit_undo_posted", tag=tag)
