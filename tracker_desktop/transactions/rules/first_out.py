"""What expires first goes out first: another lot needs a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.queries.fefo import NEVER, Allocation, issuable
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.lots import lot_of
from tracker_desktop.wording import refusal
from tracker_desktop.wording.render import show_day


def check_first_out(books: Books, chosen: Iterable[tuple[Item, int, int | None]], day: dt.date) -> None:
    """Called after the lots were taken: (item, lot, the place below which it was looked for, None for everywhere).

    Raises Refused("issue_not_first") where a lot that expires earlier, and may be issued on that day, is still there.
    """
    for item, lot_id, place_id in chosen:
        lot = lot_of(books, item, lot_id)
        left = issuable(books.connection(), item.id, today=day, place_id=place_id)
        refused = not_first(item.name, lot.number, lot.expiry, left)
        if refused is not None:
            raise refused


def not_first(item: str, lot: str, expiry: dt.date | None, left: Iterable[Allocation]) -> Refused | None:
    """The refusal of a lot while one of those that are left expires earlier; None where none does."""
    first = min(left, key=lambda shelf: shelf.expiry or NEVER, default=None)
    if first is None or first.expiry is None or first.expiry >= (expiry or NEVER):
        return None
    before = refusal("lot_called" if lot else "lot_uncalled", {"lot": lot})
    return Refused("issue_not_first", item=item, lot=before, first=first.lot_number, day=show_day(first.expiry))
