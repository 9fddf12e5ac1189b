"""Who leaves has nothing of the office left: no things, no offers that wait, no reservations."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.lending import OfferState, TransferOffer
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.queries.papers.as_of_now import offers_now, reservations_now
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.counter import first_of
from tracker_desktop.wording.render import counted

TABLES = {model.__tablename__: model for model in (Person, Department, Place)}
OPEN: Mapping[Any, tuple[Sequence[Any], Any]] = {
    Custody: ((Custody.holder_id,), Custody.ended_at.is_(None)),
    TransferOffer: (
        (TransferOffer.from_holder_id, TransferOffer.to_holder_id),
        TransferOffer.state == OfferState.OFFERED.value,
    ),
    Reservation: ((Reservation.holder_id,), Reservation.state == ReservationState.RESERVED.value),
}
"""Whom something of the office is with or promised to, while it is."""
EVERY_TABLE = (*TABLES, *(model.__tablename__ for model in OPEN))
MANY_OFFERS = "transfers to be accepted"


def refuse_leaving(connection: Connection, holder_id: int) -> None:
    """Raises Refused: holder_holds, holder_offered, holder_reserved, naming what it is."""
    name = str(connection.scalar(select(Holder.name).where(Holder.id == holder_id)))
    tags = connection.scalars(select(Asset.tag).where(Asset.holder_id == holder_id).order_by(Asset.tag_sort)).all()
    if tags:
        held = f"{counted(len(tags), 'asset')}: {first_of(tags)}" if len(tags) > 1 else tags[0]
        raise Refused("holder_holds", holder=name, held=held)
    offers = offers_now(connection, holder_id)
    if offers:
        raise Refused("holder_offered", holder=name, offers=counted(offers, "transfer to be accepted", MANY_OFFERS))
    reserved = reservations_now(connection, holder_id)
    if reserved:
        raise Refused("holder_reserved", holder=name, reservations=counted(reserved, "open reservation"))


def leavers_stay_clear(books: Books, tables: Container[str]) -> None:
    """Called after an undo: who is closed by it must have nothing left, and who was closed since what it brings back
    gets nothing again. Raises what refuse_leaving does; holder_left."""
    books.flush()
    for name, model in TABLES.items():
        if name in tables:
            closed = select(model.holder_id).where(model.entry == books.uid, model.active == 0)
            for holder_id in books.scalars(closed.order_by(model.id)):
                refuse_leaving(books.connection(), holder_id)
    for model in OPEN:
        if model.__tablename__ in tables:
            _refuse_left(books, model)


def _refuse_left(books: Books, model: Any) -> None:
    columns, is_open = OPEN[model]
    written = select(Change.row_id).where(Change.entry == books.uid, Change.table_name == model.__tablename__)
    began = (
        select(func.min(Entry.seq))
        .join(Change, Change.entry == Entry.uid)
        .where(Change.table_name == model.__tablename__, Change.row_id == model.id)
        .scalar_subquery()
    )
    mine = select(*columns, began).where(model.id.in_(written), is_open)
    rows = books.execute(mine).all()
    holders = books.hold(Holder, {holder_id for *ids, _ in rows for holder_id in ids})
    for *ids, seq in rows:
        for holder in (holders[holder_id] for holder_id in ids):
            if not holder.active and (_last_seq(books, holder) or 0) > seq:
                raise Refused("holder_left", holder=holder.name)


def _last_seq(books: Books, holder: Holder) -> int | None:
    return books.scalar(select(Entry.seq).where(Entry.uid == holder.entry))


def hold_staying(books: Books, holder_id: int) -> None:
    """Lock who something is promised to. Raises Refused("retired") where that one has left meanwhile."""
    holder = books.hold(Holder, [holder_id])[holder_id]
    if not holder.active:
        raise Refused("retired", name=holder.name)
