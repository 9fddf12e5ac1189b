"""Issue a return receipt: what a holder gave back in one run of scans, on one paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.papers.as_of_now import returned_now
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.render import counted


@dataclass(frozen=True)
class IssueReturnReceipt(Transaction):
    """Gives the returns of a holder in this session a number. What of them stands now is kept in the entry, so that it
    prints the same whatever is taken back later. Raises Refused: gone, returns_none, returns_on_paper."""

    kind: ClassVar[str] = "issue_return_receipt"
    right: ClassVar[Right] = Right.COUNTER

    session: str
    holder_id: int

    def apply(self, books: Books) -> Said:
        name = _name_of(books, self.holder_id)
        books.flush()
        session = clean_line(self.session)
        returned = returned_now(books.connection(), self.holder_id, session)
        if not returned:
            raise Refused("returns_none", holder=name)
        given = _number_given(books, session, self.holder_id)
        if given is not None:
            raise Refused("returns_on_paper", holder=name, number=given)
        books.kept["returned"] = returned
        books.document(DocumentKind.RETURN_RECEIPT, self.holder_id)
        gaps = {"holder": holder(self.holder_id), "returned": counted(len(returned), "asset")}
        return Said(self.kind, gaps)


def _name_of(books: Books, holder_id: int) -> str:
    found = books.get(Holder, holder_id)
    if found is None:
        raise Refused("gone")
    return found.name


def _number_given(books: Books, session: str, holder_id: int) -> str | None:
    """The receipt in force that lists these returns already."""
    query = (
        select(Document.number, Entry.body)
        .join(Entry, Entry.uid == Document.entry)
        .where(Document.holder_id == holder_id, Document.voided_by.is_(None))
        .where(Entry.kind == IssueReturnReceipt.kind)
        .order_by(Entry.seq.desc())
    )
    return next((row.number for row in books.execute(query) if row.body.get("session") == session), None)
