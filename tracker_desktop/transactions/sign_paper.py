"""Note that a paper came back signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.lending import SignedPaper
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.loans import office_day
from tracker_desktop.transactions.rules.said import Said, day, holder
from tracker_desktop.wording.assets import noted
from tracker_desktop.wording.render import show_day

SIGNED = frozenset(
    kind.value
    for kind in (
        *(DocumentKind.HAND_RECEIPT, DocumentKind.RETURN_RECEIPT, DocumentKind.TRANSFER_FORM),
        *(DocumentKind.STATEMENT, DocumentKind.CLEARANCE, DocumentKind.DEPOSIT_RECEIPT),
    )
)
"""Papers that a holder signs."""


@dataclass(frozen=True)
class SignPaper(Transaction):
    """The paper by its number, as its barcode has it. `signed_on` None: today.

    Raises Refused: sign_unknown, sign_kind, sign_void, sign_already, sign_early, sign_late.
    """

    kind: ClassVar[str] = "sign_paper"
    right: ClassVar[Right] = Right.COUNTER

    number: str
    signed_on: dt.date | None = None
    note: str | None = None

    def apply(self, books: Books) -> Said:
        document = _document(books, self.number)
        if document.kind not in SIGNED or document.holder_id is None:
            raise Refused("sign_kind", number=document.number)
        if document.voided_by is not None:
            raise Refused("sign_void", number=document.number)
        before = books.scalar(select(SignedPaper).where(SignedPaper.document_id == document.id))
        if before is not None:
            raise Refused("sign_already", number=document.number, day=show_day(before.signed_on))
        printed = office_day(books, document.created_at)
        signed = self.signed_on or max(books.today, printed)
        if signed < printed:
            raise Refused("sign_early", number=document.number, day=show_day(printed))
        if signed > max(books.today, printed):
            raise Refused("sign_late", day=show_day(signed))
        note = fields.line(books, self.note)
        books.insert(SignedPaper(document_id=document.id, holder_id=document.holder_id, signed_on=signed, note=note))
        gaps = {"paper": document.number, "holder": holder(document.holder_id), "day": day(signed)}
        return Said(self.kind, {**gaps, "note": noted(note or "")}, ("document", document.id))


def _document(books: Books, number: str) -> Document:
    key = code_key(number)
    found = books.scalar(select(Document).where(Document.number_key == key))
    if found is None:
        raise Refused("sign_unknown", number=clean_line(number))
    return found
