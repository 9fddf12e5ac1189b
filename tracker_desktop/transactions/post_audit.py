"""Post an audit: the register is made to agree with the rooms, in one entry; what is left keeps the audit open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine, AuditState, Finding
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.queries.audit_class import CLASS, TO_RESOLVE
from tracker_desktop.queries.audit_sums import sums_of
from tracker_desktop.queries.audit_totals import kept_of
from tracker_desktop.queries.resolutions import BY_KEY, Resolution
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import approvals, audit_posting
from tracker_desktop.transactions.rules.audit_lines import classes_of, open_audit, resolution_of
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.write_off_missing import LIMIT, WriteOffMissing
from tracker_desktop.wording.audits import left_words, waiting_words

SETTLED_SO = (Finding.MOVED_SINCE.value, Finding.ALSO_SEEN.value)
"""There is nothing to resolve about them: they are kept as they are."""
NOTHING = Decimal(0)
Found = list[tuple[AuditLine, str]]


@dataclass(frozen=True)
class PostAudit(Transaction):
    """Does the resolution of every finding that has one; the others stay open. Where none is left, and nothing is left
    to be seen, the audit is closed and gets its certificate. Missing assets that are worth more than the limit of the
    office wait for another person. Refused naming the line, if one can't be done: then nothing is."""

    kind: ClassVar[str] = "post_audit"
    right: ClassVar[Right] = Right.RECONCILE

    audit_id: int

    def apply(self, books: Books) -> Said:
        audit = open_audit(books, self.audit_id)
        found, unseen = _findings(books, audit.id)
        resolved = [(line, finding, resolution_of(line, finding)) for line, finding in found if finding in TO_RESOLVE]
        done = [(line, finding, key) for line, finding, key in resolved if key is not None]
        closes = len(done) == len(resolved) and not unseen
        if not done and not closes:
            raise Refused("audit_nothing_resolved", name=audit.name)
        for line, _, key in done:
            line.resolution = key
            line.decided_by_id = line.decided_by_id or books.operator.person_id
        noted = [line for line, _, _ in done] + (_noted_beside(books, audit.id) if closes else [])
        audit_posting.note_conditions(books, noted)
        audit_posting.attach_codes(books, noted)
        waiting = self._carry_out(books, audit, done)
        audit_posting.settle((line, finding) for line, finding, _ in done)
        if closes:
            audit_posting.settle((line, finding) for line, finding in found if finding in SETTLED_SO)
            _close(books, audit)
        left = len(resolved) - len(done) + unseen
        gaps: dict[str, Gap] = {
            "name": audit.name,
            "count": len(done),
            "waiting": waiting_words(waiting),
            "left": left_words(left),
        }
        return Said("post_audit_closed" if closes else self.kind, gaps, ("audit", audit.id))

    def _carry_out(self, books: Books, audit: Audit, done: Sequence[tuple[AuditLine, str, str]]) -> int:
        """Returns how many missing assets wait for another person."""
        by_key: dict[str, list[AuditLine]] = {}
        for line, _, key in done:
            by_key.setdefault(key, []).append(line)
        for key, lines in by_key.items():
            if key == Resolution.ADD_ASSET:
                for line in lines:
                    audit_posting.add_found(books, line)
            elif not BY_KEY[key].writes_off:
                audit_posting.carry_out(books, key, lines)
        lost = by_key.get(Resolution.REPORT_MISSING, [])
        large = [line for line in lost if (line.value or NOTHING) > Decimal(books.setting(LIMIT))]
        if large and not approvals.wanted(books):
            books.kept |= approvals.SWITCHED_OFF
            large = []
        audit_posting.report_missing(books, [line for line in lost if line not in large])
        if large:
            ask = WriteOffMissing(audit.id, tuple(line.id for line in large))
            need = ask.needs_approval(books)
            assert need is not None
            approvals.request(books, ask, need)
        return len(large)


def _findings(books: Books, audit_id: int) -> tuple[Found, int]:
    """The lines that are not just found, with their findings, and how many are not seen yet. The lines and their assets
    are held until the end, and what another desk did to them just before is known."""
    query = (
        select(AuditLine.id, CLASS)
        .where(AuditLine.audit_id == audit_id, AuditLine.result.is_(None))
        .where(Finding.FOUND.value != CLASS)
        .order_by(AuditLine.tag_sort, AuditLine.id)
    )
    listed: dict[int, str] = dict(books.execute(query).all())
    unseen = sum(finding == Finding.NOT_SEEN for finding in listed.values())
    lines = books.hold(AuditLine, [line_id for line_id, finding in listed.items() if finding != Finding.NOT_SEEN])
    books.hold(Asset, {line.asset_id for line in lines.values() if line.asset_id is not None})
    found = classes_of(books, list(lines.values()))
    return [(lines[one], found[one]) for one in listed if one in found and found[one] != Finding.FOUND], unseen


def _noted_beside(books: Books, audit_id: int) -> list[AuditLine]:
    """What was just found, and of which a condition was noted or a code is to be kept."""
    query = select(AuditLine).where(AuditLine.audit_id == audit_id, AuditLine.result.is_(None))
    noted = query.where(or_(AuditLine.condition.is_not(None), AuditLine.attach == 1))
    return list(books.scalars(noted.where(CLASS.not_in(TO_RESOLVE)).order_by(AuditLine.id)))


def _close(books: Books, audit: Audit) -> None:
    """Its totals are those of the lines as they stay from now on, whatever other desks do at this moment."""
    audit.state = AuditState.CLOSED.value
    audit.closed_at, audit.closed_by_id = books.now, books.operator.person_id
    books.flush()
    sums = sums_of(books.connection(), audit.id)
    assert sums is not None
    totals: dict[str, Any] = kept_of(books.connection(), audit.id, sums)
    audit.totals = totals
    books.document(DocumentKind.AUDIT_CERTIFICATE)
