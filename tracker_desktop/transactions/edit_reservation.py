"""Change a reservation: its time, what it is of, whom it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.reservations import Reservation, ReservationState, ReservedAsset
from tracker_desktop.queries.reserved_spans import Moment
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import put
from tracker_desktop.transactions.rules.leaving import hold_staying
from tracker_desktop.transactions.rules.reservation_fields import (
    LABELS,
    RULES,
    TIMES,
    ReservationFields,
    checked,
    moment_of,
    times_of,
)
from tracker_desktop.transactions.rules.reservations import called, check_free, hold_things, plan_of
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.wording.assets import all_the_same
from tracker_desktop.wording.reservations import STATES, twice_words

TAKES = ("asset_id", "kit_id", "category_id", "quantity", "starts", "ends")
"""Columns that say what is taken of whom: where one changes it is checked anew."""


@dataclass(frozen=True)
class EditReservation(Transaction):
    """`changes` maps fields of ReservationFields to new values. Refused where it is fetched or cancelled, or where the
    new time is promised already; `override` as for Reserve."""

    kind: ClassVar[str] = "edit_reservation"
    right: ClassVar[Right] = Right.RESERVE

    reservation_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(ReservationFields))
    override: str | None = None

    def apply(self, books: Books) -> Said:
        moment = moment_of(books)
        row = books.get(Reservation, self.reservation_id)
        if row is None:
            raise Refused("gone")
        columns, twice = self._columns(books, row, moment)
        fetched = fetched_of(books, row)
        after = plan_of(Reservation(**{key: columns[key] for key in TAKES}, id=row.id), fetched)
        hold_things(books, plan_of(row), after)
        row = books.hold(Reservation, [row.id])[row.id]
        refuse_closed(books, row)
        if columns["holder_id"] != row.holder_id:
            hold_staying(books, columns["holder_id"])
        taken = [key for key in TAKES if getattr(row, key) != columns[key]]
        if (columns["starts"] != row.starts and columns["starts"] <= moment.freed) or columns["ends"] <= moment.now:
            span = moment.span(columns["starts"], columns["ends"])
            raise Refused("reserve_early", span=span, key="from_day")
        if fetched and (columns["quantity"] < fetched or columns["category_id"] != row.category_id):
            raise Refused("reserve_below_fetched", count=fetched, key="quantity")
        reason = check_free(books, moment, after, self.override) if taken else ""
        changed = put(row, columns, LABELS)
        if not changed:
            raise Refused("nothing_changed")
        if row.quantity == fetched:
            row.state = ReservationState.FETCHED.value
        return Said(
            self.kind,
            {
                "what": called(books, row),
                "holder": holder(row.holder_id),
                "fields": ", ".join(dict.fromkeys(changed)),
                "span": moment.span(row.starts, row.ends),
                "twice": twice_words(twice if {"starts", "ends"} & set(taken) else []),
                "override": all_the_same(reason),
            },
            ("reservation", row.id),
        )

    def _columns(self, books: Books, row: Reservation, moment: Moment) -> tuple[dict[str, Any], list[str]]:
        """All columns as they will be; what was not changed stays exactly as it is."""
        for key in self.changes:
            if key not in RULES:
                raise Refused("field_fixed", field=key.removesuffix("_id").replace("_", " "), key=key)
        kept = {key: getattr(row, key) for key in RULES if hasattr(row, key)} | times_of(row, moment)
        columns, twice = checked(books, kept | dict(self.changes), moment, changed=self.changes.keys())
        if not self.changes.keys() & set(TIMES):
            columns |= {"starts": row.starts, "ends": row.ends}
        return columns, twice


def fetched_of(books: Books, row: Reservation) -> int:
    """How many assets were handed out for it."""
    query = select(func.count()).select_from(ReservedAsset).where(ReservedAsset.reservation_id == row.id)
    return int(books.scalar(query) or 0)


def refuse_closed(books: Books, row: Reservation) -> None:
    """Raises Refused: reservation_state, where it is fetched or cancelled."""
    if row.state != ReservationState.RESERVED:
        raise Refused("reservation_state", what=called(books, row), state=STATES[row.state])
