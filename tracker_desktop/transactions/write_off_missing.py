"""Report assets missing that an audit did not find and that are worth more than one person may write off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.audits import Audit, AuditLine, AuditRoom
from tracker_desktop.queries.resolutions import Resolution
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import audit_posting
from tracker_desktop.transactions.rules.said import Gap, Said, money
from tracker_desktop.wording.assets import tag_list

LIMIT = "audits.write_off_limit"
NOTHING = Decimal(0)


@dataclass(frozen=True)
class WriteOffMissing(Transaction):
    """Sent for approval by the posting of the audit. What was found meanwhile is left out."""

    kind: ClassVar[str] = "write_off_missing"
    right: ClassVar[Right] = Right.RECONCILE

    audit_id: int
    line_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        audit = books.hold(Audit, [self.audit_id])[self.audit_id]
        lines = self._lines(books)
        audit_posting.report_missing(books, lines)
        tags = tag_list([line.tag for line in lines])
        return Said(self.kind, {"name": audit.name, "count": len(lines), "tags": tags}, ("audit", audit.id))

    def needs_approval(self, books: Books) -> Need | None:
        audit = books.hold(Audit, [self.audit_id])[self.audit_id]
        lines = self._lines(books)
        value = sum((line.value or NOTHING for line in lines), NOTHING)
        gaps: dict[str, Gap] = {"name": audit.name, "count": len(lines), "value": money(value)}
        scanned = select(AuditLine.seen_by_id).where(AuditLine.audit_id == audit.id, AuditLine.seen_by_id.is_not(None))
        rooms = select(AuditRoom.finished_by_id).where(AuditRoom.audit_id == audit.id)
        finished = rooms.where(AuditRoom.finished_by_id.is_not(None))
        searched = {line.decided_by_id for line in lines if line.decided_by_id is not None}
        return Need(
            value=value,
            said=Said("ask_write_off_missing", gaps, ("audit", audit.id)),
            counted_by=tuple(sorted({*books.scalars(scanned.union(finished)), *searched})),
            facts={line.tag: "missing" for line in lines},
            about=("audit", audit.id),
        )

    def requested(self, books: Books, approval: Approval) -> None:
        for line in books.hold(AuditLine, self.line_ids).values():
            line.approval_id = approval.id

    def declined(self, books: Books, approval: Approval) -> None:
        for line in books.hold(AuditLine, self.line_ids).values():
            line.resolution = Resolution.LEAVE.value
            line.reason = approval.reason

    def _lines(self, books: Books) -> list[AuditLine]:
        """Those that were not seen since, and whose asset is not written off yet."""
        lines = books.hold(AuditLine, self.line_ids)
        assets = books.hold(Asset, {line.asset_id for line in lines.values() if line.asset_id is not None})
        gone = (Readiness.MISSING.value, Readiness.DISPOSED.value)
        return [
            lines[line_id]
            for line_id in self.line_ids
            if lines[line_id].seen_at is None
            and (asset_id := lines[line_id].asset_id) is not None
            and assets[asset_id].readiness not in gone
        ]
