"""Where stock that comes back is put: a place to issue from again, a place on hold, or nowhere."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import ISSUABLE, Place, PlaceKind
from tracker_desktop.queries.fefo import kinds_above
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.place_rules import is_usable, usable
from tracker_desktop.transactions.rules.return_reasons import To
from tracker_desktop.transactions.rules.stock_places import place_for, real_place, virtual

HOLD_PLACE = "stock.hold_place"
NOWHERE = {To.SCRAP: PlaceKind.SCRAPPED, To.LOST: PlaceKind.LOST}


def place_of_return(books: Books, item: Item, place_id: int | None, to: To) -> int:
    """The id of the place for this destination; `place_id` is the one that was named, if any.

    Raises Refused: return_no_hold, return_not_hold, and what `usable` raises.
    """
    if to in NOWHERE:
        return virtual(books, NOWHERE[to])
    if to is not To.HOLD:
        return place_for(books, item, place_id).id
    if place_id is None:
        return hold_place(books)
    usable(books, place_id)
    place = real_place(books, place_id)
    if is_issued_from(books, place.id):
        raise Refused("return_not_hold", item=item.name, place=place.path)
    return place.id


def hold_place(books: Books) -> int:
    """The office's place for stock on hold. Raises Refused("return_no_hold") where it named none that is in use."""
    code = str(books.setting(HOLD_PLACE))
    found = books.scalar(select(Place.id).where(Place.code_key == code_key(code))) if code else None
    if found is None or not is_usable(books, found) or is_issued_from(books, found):
        raise Refused("return_no_hold")
    return found


def is_issued_from(books: Books, place_id: int) -> bool:
    """Whether stock of this place goes out again."""
    return kinds_above(books.connection(), place_id) <= ISSUABLE
