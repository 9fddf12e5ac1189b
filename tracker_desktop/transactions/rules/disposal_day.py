"""The day on which assets left for good."""

from __future__ import annotations

import datetime as dt

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.effective import FARTHEST
from tracker_desktop.wording.render import show_day


def disposal_day(books: Books, day: dt.date | None) -> dt.date:
    """Today where none is given. Raises Refused: disposal_future, effective_long_ago."""
    if day is None:
        return books.today
    if day > books.today:
        raise Refused("disposal_future", day=show_day(day))
    if books.today - day > FARTHEST:
        raise Refused("effective_long_ago", day=show_day(day))
    return day
