"""The list of numbered documents: receipts, slips and forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, case, select

from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.entry_words import titles_of
from tracker_desktop.queries.lists.searched import BY_HOLDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import has, table_of
from tracker_desktop.wording.counter import first_of

WORDS: Mapping[str, str] = {
    DocumentKind.HAND_RECEIPT.value: "Hand receipt",
    DocumentKind.RETURN_RECEIPT.value: "Return receipt",
    DocumentKind.TRANSFER_FORM.value: "Transfer form",
    DocumentKind.GOODS_RECEIPT.value: "Goods receipt",
    DocumentKind.PURCHASE_ORDER.value: "Purchase order",
    DocumentKind.ISSUE_SLIP.value: "Issue slip",
    DocumentKind.DAMAGE_REPORT.value: "Damage report",
    DocumentKind.LOSS_REPORT.value: "Loss report",
    DocumentKind.STATEMENT.value: "Statement of custody",
    DocumentKind.CLEARANCE.value: "Clearance",
    DocumentKind.AUDIT_CERTIFICATE.value: "Audit certificate",
    DocumentKind.COUNT_REPORT.value: "Count report",
    DocumentKind.TRANSFER_NOTE.value: "Transfer note",
    DocumentKind.DELIVERY_NOTE.value: "Delivery note",
    DocumentKind.RETURN_NOTE.value: "Return note",
    DocumentKind.SUPPLIER_RETURN.value: "Supplier return",
    DocumentKind.STOCK_WRITE_OFF.value: "Write-off note",
    DocumentKind.OVERDUE_NOTICE.value: "Reminder",
    DocumentKind.DEPOSIT_RECEIPT.value: "Deposit receipt",
    DocumentKind.WORK_ORDER.value: "Work order",
    DocumentKind.LOSS_WRITE_OFF.value: "Loss write-off",
    DocumentKind.DISPOSAL_CERTIFICATE.value: "Certificate of disposal",
}
PLURALS: Mapping[str, str] = {
    DocumentKind.DISPOSAL_CERTIFICATE.value: "Certificates of disposal",
    DocumentKind.STATEMENT.value: "Statements of custody",
}
STATE: Any = case((Document.voided_by.is_(None), ""), else_="void")
SEQ: Any = select(Entry.seq).where(Entry.uid == Document.entry).correlate(Document).scalar_subquery()


def documents_named(numbers: Sequence[str]) -> str:
    """Hand receipt HR-2026-00012; Return receipts RR-2026-00001, RR-2026-00002; of several kinds the numbers alone."""
    return f"{_kind_of(numbers)} {first_of(numbers)}".strip()


def documents_counted(numbers: Sequence[str]) -> str:
    """Hand receipt; 2 return receipts; of several kinds 2 papers."""
    kind = _kind_of(numbers)
    return f"{len(numbers)} {kind.lower() or 'papers'}" if len(numbers) > 1 else kind or "Paper"


def _kind_of(numbers: Sequence[str]) -> str:
    """What these are, where all are of one kind: Hand receipt, Return receipts."""
    kinds = {number.partition("-")[0] for number in numbers}
    one = WORDS.get(min(kinds, default=""), "") if len(kinds) == 1 else ""
    return PLURALS.get(min(kinds), f"{one}s") if one and len(numbers) > 1 else one


def _titles(connection: Connection, _: Office, said: Sequence[Any]) -> Sequence[str]:
    return titles_of(connection, said)


DOCUMENTS = Listing(
    name="documents",
    title="Documents",
    model=Document,
    key=Document.id,
    main=(Document.id,),
    descending=True,
    source=table_of(Document)
    .outerjoin(table_of(Entry), Entry.uid == Document.entry)
    .outerjoin(table_of(Holder), Holder.id == Document.holder_id),
    columns=(
        Column("number", "Number", "tag", (Document.number,), 130, sort=(Document.number_key,), nullable=False),
        Column(
            "kind",
            "Document",
            "text",
            (Document.kind,),
            130,
            nullable=False,
            show=lambda _, kind: WORDS.get(kind, kind),
        ),
        Column("when", "When", "time", (Document.created_at,), 158, nullable=False, walked=True),
        Column("what", "What", "text", (Entry.said,), 340, together=_titles, sort=(SEQ,), nullable=False),
        Column(
            "holder",
            "For",
            "text",
            (Holder.name,),
            150,
            via=named(table_of(Holder), Document.holder_id),
        ),
        Column("state", "State", "status", (STATE,), 90, nullable=False),
        Column("entry", "Entry", "count", (Entry.seq,), 80, False, sort=(SEQ,), nullable=False),
    ),
    views=(
        View("all", "All documents"),
        *(View(kind, PLURALS.get(kind, f"{word}s"), where=Document.kind == kind) for kind, word in WORDS.items()),
    ),
    search=Search(
        Document.id,
        Document.number_key,
        through=((Document.holder_id, BY_HOLDER),),
        more=lambda _connection, word: [has(Document.number_key, word.upper())],
    ),
    filters={"holder": Document.holder_id, "kind": Document.kind},
)
