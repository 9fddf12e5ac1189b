"""What a paper about a holder would list if it were issued now; issuing it keeps exactly that in its entry."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, or_, select

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.lending import OfferState, TransferOffer
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.wording.render import counted

Kept = list[dict[str, Any]]


def held_now(connection: Connection, holder_id: int) -> Kept:
    """What a holder has: asset and due date, sorted by tag."""
    query = select(Asset.id, Asset.due).where(Asset.holder_id == holder_id).order_by(Asset.tag_sort, Asset.id)
    return [{"asset": row.id, "due": row.due} for row in connection.execute(query)]


def offers_now(connection: Connection, holder_id: int) -> int:
    """How many transfers to or from a holder wait to be accepted."""
    sides = or_(TransferOffer.from_holder_id == holder_id, TransferOffer.to_holder_id == holder_id)
    waits = TransferOffer.state == OfferState.OFFERED.value
    return connection.scalar(select(func.count()).select_from(TransferOffer).where(waits, sides)) or 0


def reservations_now(connection: Connection, holder_id: int) -> int:
    """How many reservations of a holder are open."""
    mine = Reservation.holder_id == holder_id, Reservation.state == ReservationState.RESERVED.value
    return connection.scalar(select(func.count()).select_from(Reservation).where(*mine)) or 0


def open_now(connection: Connection, holder_id: int) -> list[str]:
    """What a holder has open besides things: 1 transfer to accept, 2 open reservations."""
    offers, reserved = offers_now(connection, holder_id), reservations_now(connection, holder_id)
    parts = (counted(offers, "transfer to accept", "transfers to accept"), counted(reserved, "open reservation"))
    return [words for words, number in zip(parts, (offers, reserved), strict=True) if number]


def returned_now(connection: Connection, holder_id: int, session: str) -> Kept:
    """The custodies of a holder that ended in a session, in the order of their scans; with the condition that was seen
    at the counter, also where DAMAGED was scanned after the return, and whether anybody looked what came with it."""
    query = (
        select(Custody.id, Custody.asset_id, Custody.in_condition, Asset.condition, Asset.holder_id, Entry.body)
        .join(Entry, Entry.uid == Custody.ended_by)
        .join(Asset, Asset.id == Custody.asset_id)
        .where(Entry.session == session, Custody.holder_id == holder_id)
        .order_by(Entry.seq, Custody.id)
    )
    return [
        {
            "custody": row.id,
            "condition": row.condition if row.holder_id is None else row.in_condition,
            "looked_at": row.asset_id in (row.body.get("looked_at") or ()),
        }
        for row in connection.execute(query)
    ]
