"""When stock moved, where that is not when it was entered, and the periods that are closed to it."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.render import show_day

CLOSED_UNTIL = "stock.closed_until"
FARTHEST = dt.timedelta(days=3_660)
NOON = dt.time(12)


def take_effect(books: Books, day: dt.date | None) -> None:
    """Let what is posted take effect at noon of a day of the office; None and today: at the moment of posting.

    Raises Refused: effective_future, effective_long_ago, period_closed.
    """
    if day is None or day == books.today:
        return
    if day > books.today:
        raise Refused("effective_future", day=show_day(day))
    if books.today - day > FARTHEST:
        raise Refused("effective_long_ago", day=show_day(day))
    books.effective_at = dt.datetime.combine(day, NOON, _zone(books)).astimezone(dt.UTC)
    check_open(books)


def check_open(books: Books) -> None:
    """Raises Refused("period_closed") where the books are closed for the day on which this takes effect."""
    until = closed_until(books)
    if until is None:
        return
    day = effective_day(books)
    if day <= until:
        raise Refused("period_closed", day=show_day(day), until=show_day(until))


def effective_day(books: Books) -> dt.date:
    """The day of the office on which what is posted takes effect."""
    return day_of(books, books.effective_at)


def day_of(books: Books, moment: dt.datetime) -> dt.date:
    """The day of the office at a moment."""
    return moment.astimezone(_zone(books)).date()


def closed_until(books: Books) -> dt.date | None:
    """The last day of the closed periods; None where none is closed."""
    text = str(books.setting(CLOSED_UNTIL))
    return dt.date.fromisoformat(text) if text else None


def _zone(books: Books) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(str(books.setting("office.zone")))
