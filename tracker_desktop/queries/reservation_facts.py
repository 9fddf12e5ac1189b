"""A reservation as its form and the calendar show it: by the clock of the office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.lists.reservations import RESERVATIONS, USED_AT, WHAT, what
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.reservation_state import RESERVATION_STATE
from tracker_desktop.wording.reservations import span_words

Named = tuple[int, str]
_RESERVATION = (
    select(
        Reservation.id,
        Reservation.asset_id,
        Reservation.kit_id,
        Reservation.category_id,
        Reservation.quantity,
        Reservation.holder_id,
        Reservation.place_id,
        Reservation.starts,
        Reservation.ends,
        Reservation.purpose,
        Reservation.note,
        RESERVATION_STATE.label("state"),
        WHAT.label("what"),
        Holder.name.label("holder"),
        USED_AT.c.path.label("used_at"),
    )
    .select_from(RESERVATIONS.source)
    .where(Reservation.id == bindparam("id"))
)


@dataclass(frozen=True)
class ReservationFacts:
    """One reservation; of `asset`, `kit` and `category` one is set, each with its name. `starts` and `ends` are local
    moments of the office, `span` says them in words, `called` is what is reserved."""

    id: int
    called: str
    state: str
    holder: Named
    asset: Named | None
    kit: Named | None
    category: Named | None
    quantity: int
    place: Named | None
    starts: dt.datetime
    ends: dt.datetime
    span: str
    purpose: str | None
    note: str | None


@dataclass(frozen=True)
class ReservationFactsOf(Query[ReservationFacts | None]):
    """The facts of a reservation; None where it is gone."""

    reservation_id: int

    def run(self, connection: Connection) -> ReservationFacts | None:
        office = office_of(connection)
        row = connection.execute(_RESERVATION, office.params | {"id": self.reservation_id}).first()
        if row is None:
            return None
        starts, ends = row.starts.astimezone(office.zone), row.ends.astimezone(office.zone)

        def of(row_id: int | None) -> Named | None:
            return None if row_id is None else (row_id, row.what)

        return ReservationFacts(
            row.id,
            what(office, row.what, row.quantity, row.category_id),
            row.state,
            (row.holder_id, row.holder),
            of(row.asset_id),
            of(row.kit_id),
            of(row.category_id),
            row.quantity,
            None if row.place_id is None else (row.place_id, row.used_at),
            starts,
            ends,
            span_words(starts, ends, office.today),
            row.purpose,
            row.note,
        )
