"""What the cards of people, departments, places and assets say about loans."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, or_, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import OfferedAsset, OfferState, OverdueNotice, SignedPaper, Training, TransferOffer
from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.reminders import LAST_SENT, LAST_STEP

Lines = Iterator[tuple[str, str]]


def lending_of(connection: Connection, office: Office, holder_id: int) -> Lines:
    """Extensions, deposits and reminders of what a holder has; offers that wait; when they signed last."""
    mine = Custody.holder_id == holder_id, Custody.ended_at.is_(None)
    row: Any = connection.execute(
        select(
            func.count().filter(Custody.extended > 0),
            func.count().filter(Custody.deposit > 0),
            func.sum(Custody.deposit, type_=Custody.deposit.type),
        ).where(*mine)
    ).one()
    yield "Extended", shown.things(row[0], "loan") if row[0] else ""
    yield (
        "Deposits",
        f"{shown.amount(office, row[2] or Decimal(0))} for {shown.things(row[1], 'loan')}" if row[1] else "",
    )
    sent: Any = connection.execute(
        select(func.count(), func.max(OverdueNotice.sent_at, type_=OverdueNotice.sent_at.type))
        .join(Custody, Custody.id == OverdueNotice.custody_id)
        .where(*mine)
    ).one()
    yield "Reminders", _reminders(office, *sent)
    sides = or_(TransferOffer.from_holder_id == holder_id, TransferOffer.to_holder_id == holder_id)
    waits = TransferOffer.state == OfferState.OFFERED.value
    offers = connection.scalar(select(func.count()).select_from(TransferOffer).where(sides, waits)) or 0
    yield "To accept", shown.things(offers, "transfer") if offers else ""
    signed = connection.execute(
        select(SignedPaper.signed_on, Document.number)
        .join(Document, Document.id == SignedPaper.document_id)
        .where(SignedPaper.holder_id == holder_id, Document.kind == DocumentKind.STATEMENT.value)
        .where(Document.voided_by.is_(None))
        .order_by(SignedPaper.signed_on.desc())
        .limit(1)
    ).first()
    yield "Signed", "" if signed is None else shown.joined([shown.day(office, signed[0]), signed[1]])


def trainings_of(connection: Connection, office: Office, person_id: int) -> Lines:
    """What a person was trained in."""
    query = select(Training.name, Training.valid_until).where(Training.person_id == person_id)
    for name, until in connection.execute(query.order_by(Training.unique_key)):
        ended = until is not None and until < office.today
        days = "no end" if until is None else f"{'ended' if ended else 'until'} {shown.day(office, until)}"
        yield "Training", shown.joined([name, days])


def loan_of_asset(connection: Connection, office: Office, asset_id: int) -> Lines:
    """How often the open loan of an asset was extended, its deposit and reminders; to whom it is offered."""
    mine = Custody.asset_id == asset_id, Custody.ended_at.is_(None)
    row: Any = connection.execute(select(Custody.extended, Custody.deposit, LAST_STEP, LAST_SENT).where(*mine)).first()
    if row is None:
        return
    yield "Extended", shown.things(row[0], "time") if row[0] else ""
    yield "Deposit", shown.amount(office, row[1]) if row[1] else ""
    yield "Reminders", _reminders(office, row[2], row[3])
    offered = connection.scalar(
        select(Holder.name)
        .join(TransferOffer, TransferOffer.to_holder_id == Holder.id)
        .join(OfferedAsset, OfferedAsset.offer_id == TransferOffer.id)
        .where(OfferedAsset.open_key == asset_id)
    )
    yield "Offered to", offered or ""


def _reminders(office: Office, count: int, last: Any) -> str:
    return shown.joined([f"{count:,} sent", f"last {shown.lately(office, last)}"]) if count else ""
