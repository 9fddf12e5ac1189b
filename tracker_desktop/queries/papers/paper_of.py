"""A paper by its number, and the number of the paper that belongs to an entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import root_of, title_of
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.papers import loss_papers
from tracker_desktop.queries.papers.audit_papers import audited
from tracker_desktop.queries.papers.count_papers import counted
from tracker_desktop.queries.papers.custody_papers import handed_out, returned, transferred
from tracker_desktop.queries.papers.disposal_papers import disposed
from tracker_desktop.queries.papers.held_papers import held
from tracker_desktop.queries.papers.incident_papers import incident
from tracker_desktop.queries.papers.lending_papers import deposit_settled, reminded
from tracker_desktop.queries.papers.loss_papers import lost
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.order_papers import ordered
from tracker_desktop.queries.papers.paper import Content, Paper, Void
from tracker_desktop.queries.papers.parties import operator_at, party_at
from tracker_desktop.queries.papers.return_papers import came_back, sent_back, written_off
from tracker_desktop.queries.papers.stock_papers import issued, received
from tracker_desktop.queries.papers.transfer_papers import sent
from tracker_desktop.queries.papers.work_papers import work_ordered

CONTENTS: Mapping[str, Callable[[Connection, Any], Content]] = {
    DocumentKind.HAND_RECEIPT.value: handed_out,
    DocumentKind.RETURN_RECEIPT.value: returned,
    DocumentKind.TRANSFER_FORM.value: transferred,
    DocumentKind.GOODS_RECEIPT.value: received,
    DocumentKind.PURCHASE_ORDER.value: ordered,
    DocumentKind.ISSUE_SLIP.value: issued,
    DocumentKind.WORK_ORDER.value: work_ordered,
    DocumentKind.DAMAGE_REPORT.value: incident,
    DocumentKind.LOSS_REPORT.value: lost,
    DocumentKind.LOSS_WRITE_OFF.value: loss_papers.written_off,
    DocumentKind.DISPOSAL_CERTIFICATE.value: disposed,
    DocumentKind.STATEMENT.value: held,
    DocumentKind.CLEARANCE.value: held,
    DocumentKind.AUDIT_CERTIFICATE.value: audited,
    DocumentKind.COUNT_REPORT.value: counted,
    DocumentKind.TRANSFER_NOTE.value: sent,
    DocumentKind.RETURN_NOTE.value: came_back,
    DocumentKind.SUPPLIER_RETURN.value: sent_back,
    DocumentKind.STOCK_WRITE_OFF.value: written_off,
    DocumentKind.DELIVERY_NOTE.value: issued,
    DocumentKind.OVERDUE_NOTICE.value: reminded,
    DocumentKind.DEPOSIT_RECEIPT.value: deposit_settled,
}
"""What each kind of paper is about: a function of the connection and the row of its entry."""
ONE_OF = f"{DocumentKind.WORK_ORDER.value}-"
_ENTRY = (
    *(Entry.uid, Entry.seq, Entry.body, Entry.hash, Entry.recorded_at, Entry.effective_at),
    *(Entry.operator_id, Entry.desk, Entry.reason),
)


@dataclass(frozen=True)
class PaperOf(Query[Paper | None]):
    """The paper of this number, with its lines as they were at its entry; None where there is none of this number."""

    number: str

    def run(self, connection: Connection) -> Paper | None:
        key = self.number.strip().upper()
        document = _document(connection, key)
        if document is None and key.startswith(ONE_OF):
            return _one_of(connection, key)
        if document is None:
            return None
        entry = connection.execute(select(*_ENTRY).where(Entry.uid == document.entry)).one()
        return Paper(
            number=document.number,
            kind=document.kind,
            title=WORDS[document.kind],
            entry=entry.uid,
            seq=entry.seq,
            head=bytes(entry.hash).hex(),
            at=entry.recorded_at,
            effective_at=entry.effective_at,
            operator=operator_at(connection, entry.operator_id, entry.seq),
            desk=entry.desk,
            office=office_at(connection, entry.seq),
            holder=party_at(connection, document.holder_id, entry.seq),
            void=_void(connection, document.voided_by),
            content=CONTENTS[document.kind](connection, entry),
        )


def _document(connection: Connection, key: str) -> Any:
    return connection.execute(select(Document.__table__).where(Document.number_key == key)).first()


def _one_of(connection: Connection, key: str) -> Paper | None:
    """One of several work orders that were opened under one number: WO-2026-00007-02."""
    whole = key.rpartition("-")[0]
    if _document(connection, whole) is None:
        return None
    paper = PaperOf(whole).run(connection)
    work = tuple(one for one in paper.content.work if one.number == key) if paper is not None else ()
    return replace(paper, number=key, content=replace(paper.content, work=work)) if paper is not None and work else None


@dataclass(frozen=True)
class PaperWords:
    """A paper in a few words: what kind it is, what was done, and whether that was undone."""

    title: str
    what: str
    is_void: bool


@dataclass(frozen=True)
class PaperWordsOf(Query[PaperWords | None]):
    """A document by its id in a few words; None where it is gone."""

    document_id: int

    def run(self, connection: Connection) -> PaperWords | None:
        query = select(Document.kind, Document.voided_by, Entry.said).join(Entry, Entry.uid == Document.entry)
        row = connection.execute(query.where(Document.id == self.document_id)).first()
        if row is None:
            return None
        return PaperWords(WORDS[row.kind], title_of(connection, row.said), row.voided_by is not None)


@dataclass(frozen=True)
class NumberOfEntry(Query[str | None]):
    """The number of the paper of an entry; None where it has none. An undo and a redo have that of what they undo."""

    uid: str

    def run(self, connection: Connection) -> str | None:
        return connection.scalar(select(Document.number).where(Document.entry == root_of(connection, self.uid)))


@dataclass(frozen=True)
class LastNumber(Query[str | None]):
    """The number of the last paper of an operator at a desk that is not void; None where there is none."""

    operator_id: int
    desk: str

    def run(self, connection: Connection) -> str | None:
        query = (
            select(Document.number)
            .join(Entry, Entry.uid == Document.entry)
            .where(Entry.operator_id == self.operator_id, Entry.desk == self.desk, Document.voided_by.is_(None))
            .order_by(Entry.seq.desc())
            .limit(1)
        )
        return connection.scalar(query)


def _void(connection: Connection, uid: str | None) -> Void | None:
    if uid is None:
        return None
    entry = connection.execute(select(*_ENTRY).where(Entry.uid == uid)).one()
    by = operator_at(connection, entry.operator_id, entry.seq)
    return Void(entry.seq, by, entry.recorded_at, entry.reason or "")
