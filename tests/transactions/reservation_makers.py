"""Makers of reservations and kits of assets for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields

DEC = dt.date(2026, 12, 1)


def day(number: int) -> dt.date:
    """A day of December 2026; 0 is 30 November."""
    return DEC + dt.timedelta(days=number - 1)


def booking(holder: int, first: int, last: int, **fields: Any) -> Reserve:
    """A reservation from one day of December to another, whole days unless times are given."""
    override = fields.pop("override", None)
    return Reserve(ReservationFields(holder, day(first), day(last), **fields), override)


def reserve(office: Office, holder: int, first: int, last: int, **fields: Any) -> int:
    """The id of a new reservation."""
    return makers.made(office.perform(booking(holder, first, last, **fields)))


def reservation(office: Office, reservation_id: int) -> dict[str, Any]:
    return makers.row(office, Reservation, reservation_id)
