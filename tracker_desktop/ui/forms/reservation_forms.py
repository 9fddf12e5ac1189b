"""The forms of reservations: a new one, one that is changed, one that is cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tracker_desktop.queries.reservation_facts import ReservationFacts
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.edit_reservation import EditReservation
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields, shown_times
from tracker_desktop.ui.forms.rows import Ask, Form, Values

HOLDERS = ("person", "department", "place")
REASON = "override"
TIME = "As 9:00 or 17:30. Empty: the whole day."
ROWS = (
    (
        Ask("holder_id", "For (scan a badge or type a name)", "search", required=True, kinds=HOLDERS, share=2),
        Ask("purpose", "Purpose", share=2),
    ),
    (
        Ask("asset_id", "Asset", "search", kinds=("asset",)),
        Ask("kit_id", "or kit of assets", "search", kinds=("asset_kit",)),
    ),
    (
        Ask("category_id", "or any of a category", "search", kinds=("category",)),
        Ask("quantity", "How many of it", "whole"),
    ),
    (
        Ask("from_day", "From", "date", required=True, share=2),
        Ask("from_time", "Time", hint=TIME, share=2),
        Ask("until_day", "Until, with that day", "date", required=True, share=2),
        Ask("until_time", "Time", hint=TIME, share=2),
    ),
    (Ask("place_id", "Will be used at", "search", kinds=("place",)), Ask("note", "Note")),
    (
        Ask(
            REASON,
            "Reason, where it is still out",
            hint="Only what is out, assigned or in maintenance needs one. What is reserved for another is not given.",
        ),
    ),
)
OF_WHAT = ("asset_id", "kit_id", "category_id")


def new(today: dt.date, start: Mapping[str, Any]) -> tuple[Form, Values]:
    """A new reservation; `start` is what is known of it already."""
    values = {"from_day": today, "until_day": today, "quantity": 1, **start}
    said = "Nothing is promised twice: what is reserved already is refused, with whose it is."
    first = "holder_id" if not values.get("holder_id") else "asset_id"
    return Form("Reserve", ROWS, _reserve, "Reserve", said, width=860, first=first), values


def change(row: ReservationFacts) -> tuple[Form, Values]:
    """A reservation that is changed."""
    values: dict[str, Any] = {
        "holder_id": row.holder,
        "purpose": row.purpose,
        "asset_id": row.asset,
        "kit_id": row.kit,
        "category_id": row.category,
        "quantity": row.quantity,
        "place_id": row.place,
        "note": row.note,
        **shown_times(row.starts, row.ends),
    }
    form = Form(
        f"Reservation of {row.called}", ROWS, lambda sent: _changed(row.id, sent), "Save", width=860, first="from_day"
    )
    return form, values


def move(row_id: int, starts: dt.datetime, ends: dt.datetime) -> Transaction:
    """Another time for a reservation, by the clock of the office."""
    return EditReservation(row_id, shown_times(starts, ends))


def cancel(row: ReservationFacts) -> Form:
    """A reservation that is cancelled."""
    return Form(
        f"Cancel the reservation of {row.called}",
        ((Ask("reason", "Reason"),),),
        lambda values: CancelReservation(row.id, values["reason"]),
        "Cancel it",
        f"For {row.holder[1]}, {row.span}.",
    )


def _reserve(values: Values) -> Transaction:
    sent = {key: value for key, value in values.items() if value is not None and key != REASON}
    return Reserve(ReservationFields(**{"quantity": 1, **sent}), values.get(REASON))


def _changed(row_id: int, values: Values) -> Transaction:
    sent = {key: value for key, value in values.items() if key != REASON}
    for key in ("from_time", "until_time"):
        if key in sent:
            sent[key] = sent[key] or ""
    return EditReservation(row_id, sent, values.get(REASON))
