"""The fields of a reservation, made clean: one thing, one holder, one span of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.reserved_spans import Moment, no_show_hours
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.reservation_times import When, when
from tracker_desktop.wording.reservations import clock, end_clock

MOST = 10_000
WHATS = ("asset_id", "kit_id", "category_id")
TIMES = ("from_day", "from_time", "until_day", "until_time")


@dataclass(frozen=True)
class ReservationFields:
    """A reservation as the form gives it: of an asset, of a kit of assets, or of `quantity` of a category. Days and
    times are those of the office: `09:00`; without a time it is the whole day, of today what is left of it."""

    holder_id: int
    from_day: dt.date
    until_day: dt.date
    from_time: str = ""
    until_time: str = ""
    asset_id: int | None = None
    kit_id: int | None = None
    category_id: int | None = None
    quantity: int = 1
    place_id: int | None = None
    purpose: str | None = None
    note: str | None = None


def _asset(books: Books, value: int | None) -> int | None:
    if value is not None and books.get(Asset, value) is None:
        raise Refused("gone")
    return value


def _time(books: Books, value: str | None) -> str:
    return fields.line(books, value) or ""


RULES = {
    "holder_id": Rule("For", fields.needed(fields.reference(Holder))),
    "from_day": Rule("From", fields.needed(fields.day)),
    "from_time": Rule("From, time", _time),
    "until_day": Rule("Until", fields.needed(fields.day)),
    "until_time": Rule("Until, time", _time),
    "asset_id": Rule("Asset", _asset),
    "kit_id": Rule("Kit", fields.reference(AssetKit)),
    "category_id": Rule("Category", fields.reference(Category)),
    "quantity": Rule("Quantity", fields.needed(fields.whole(1, MOST))),
    "place_id": Rule("Will be used at", usable),
    "purpose": Rule("Purpose", fields.line),
    "note": Rule("Note", fields.note),
}
LABELS = {**RULES, "starts": Rule("From", fields.flag), "ends": Rule("Until", fields.flag)}
"""With the names of the columns that a form has as days and times."""


def moment_of(books: Books) -> Moment:
    """Now, as reservations see it."""
    return Moment(books.now, books.today, str(books.setting("office.zone")), no_show_hours(books.connection()))


def times_of(row: Reservation, moment: Moment) -> dict[str, Any]:
    """The days and times of a reservation as the form shows them."""
    return shown_times(moment.local(row.starts), moment.local(row.ends))


def shown_times(starts: dt.datetime, ends: dt.datetime) -> dict[str, Any]:
    """The days and times of a span between two local moments; midnight at the end is the 24:00 of the day before."""
    last = (ends - dt.timedelta(microseconds=1)).date() if ends.time() == dt.time() else ends.date()
    return {"from_day": starts.date(), "from_time": clock(starts), "until_day": last, "until_time": end_clock(ends)}


def checked(
    books: Books, values: Mapping[str, Any], moment: Moment, changed: Container[str] | None = None
) -> tuple[dict[str, Any], list[str]]:
    """The columns of a reservation out of all fields of its form, and what is said of times that come twice. Of one
    that exists only what was `changed` is checked by itself.

    Raises Refused: reserve_what, reserve_one, reserve_span, or naming the field.
    """
    new = {key: value for key, value in values.items() if changed is None or key in changed}
    clean = {**values, **fields.checked(books, RULES, new)}
    named = [key for key in WHATS if clean[key] is not None]
    if len(named) != 1:
        raise Refused("reserve_what", key=WHATS[0])
    if clean["category_id"] is None and clean["quantity"] != 1:
        raise Refused("reserve_one", key="quantity")
    starts = _when(clean, "from", moment, last=False)
    ends = _when(clean, "until", moment, last=True)
    if ends.moment <= starts.moment:
        shown = [f"{moment.local(one):%d %b %Y %H:%M}" for one in (starts.moment, ends.moment)]
        raise Refused("reserve_span", start=shown[0], end=shown[1], key="until_day")
    columns = {key: value for key, value in clean.items() if key not in TIMES}
    said = [one.twice for one in (starts, ends) if one.twice]
    return {**columns, "starts": starts.moment, "ends": ends.moment}, said


def _when(clean: Mapping[str, Any], end: str, moment: Moment, *, last: bool) -> When:
    if not last and not clean["from_time"] and clean["from_day"] == moment.today:
        return When(moment.now.replace(second=0, microsecond=0))  # all of today is what is left of it
    try:
        return when(clean[f"{end}_day"], clean[f"{end}_time"], moment.zone, last=last)
    except Refused as wrong:
        label = RULES[f"{end}_time"].label
        raise Refused("field_wrong", field=label, key=f"{end}_time", why=str(wrong)) from wrong
