"""Cancel a reservation: what was kept is free again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.edit_reservation import refuse_closed
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.transactions.rules.reservations import called
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.reservations import reason_words


@dataclass(frozen=True)
class CancelReservation(Transaction):
    """Refused where it is fetched or cancelled already. What was fetched of it stays out."""

    kind: ClassVar[str] = "cancel_reservation"
    right: ClassVar[Right] = Right.RESERVE

    reservation_id: int
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        row = books.hold(Reservation, [self.reservation_id])[self.reservation_id]
        refuse_closed(books, row)
        row.state = ReservationState.CANCELLED.value
        row.cancel_reason = clean_line(self.reason or "") or None
        return Said(
            self.kind,
            {
                "what": called(books, row),
                "holder": holder(row.holder_id),
                "span": moment_of(books).span(row.starts, row.ends),
                "reason": reason_words(row.cancel_reason or ""),
            },
            ("reservation", row.id),
        )
