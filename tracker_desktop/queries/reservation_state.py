"""How a reservation stands, as SQL: to fetch today, coming, a no-show, fetched, cancelled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, or_

from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.queries.office import DAY_ENDS, FREED, NEXT_DAY_ENDS, NOW

IS_OPEN: Any = Reservation.state == ReservationState.RESERVED.value
IS_LOST: Any = and_(IS_OPEN, or_(Reservation.starts <= FREED, Reservation.ends <= NOW))
"""It was not fetched in time, and what it kept is free again."""
STANDS: Any = and_(IS_OPEN, Reservation.starts > FREED, Reservation.ends > NOW)
IS_TODAY: Any = and_(STANDS, Reservation.starts < DAY_ENDS)
IS_TOMORROW: Any = and_(STANDS, Reservation.starts >= DAY_ENDS, Reservation.starts < NEXT_DAY_ENDS)
IS_COMING: Any = and_(STANDS, Reservation.starts >= DAY_ENDS)
RESERVATION_STATE: Any = case(
    (Reservation.state == ReservationState.CANCELLED.value, "cancelled"),
    (Reservation.state == ReservationState.FETCHED.value, "fetched"),
    (or_(Reservation.starts <= FREED, Reservation.ends <= NOW), "no_show"),
    (Reservation.starts < DAY_ENDS, "to_fetch"),
    else_="reserved",
)
STATES = ("to_fetch", "reserved", "fetched", "no_show", "cancelled")
