"""A reservation of an asset ends when the asset has left."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.wording.reservations import LEFT

_KEPT: Any = (
    select(Reservation.id)
    .join(Asset, Asset.id == Reservation.asset_id)
    .where(Asset.readiness == Readiness.DISPOSED.value, Reservation.state == ReservationState.RESERVED.value)
)


def reservations_follow(books: Books, touched: Changed) -> None:
    """What is still to come of them is cancelled, with the reason."""
    ids = touched.get(Asset.__tablename__)
    if not ids:
        return
    kept = _KEPT.where(Reservation.ends > books.now)
    asked = [kept] if isinstance(ids, str) else [kept.where(Asset.id.in_(part)) for part in in_parts(sorted(ids))]
    for row in books.hold(Reservation, [found for query in asked for found in books.scalars(query)]).values():
        row.state, row.cancel_reason = ReservationState.CANCELLED.value, LEFT
