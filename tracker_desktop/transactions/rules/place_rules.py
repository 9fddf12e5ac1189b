"""Which places things can be brought to."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books


def usable(books: Books, place_id: int | None) -> int | None:
    """The id of a real place in use, or None for none.

    Raises Refused: gone, place_virtual, place_retired, place_structural.
    """
    place_id = above(books, place_id)
    place = None if place_id is None else _place(books, place_id)
    if place is not None and place.structural:
        raise Refused("place_structural", place=place.path)
    return place_id


def above(books: Books, place_id: int | None) -> int | None:
    """The id of a place that others may lie in; it may be one that holds nothing itself.

    Raises Refused: gone, place_virtual, place_retired.
    """
    if place_id is None:
        return None
    place = _place(books, place_id)
    if place is None:
        raise Refused("gone")
    if place.kind in VIRTUAL:
        raise Refused("place_virtual", place=place.path)
    if not place.active:
        raise Refused("place_retired", place=place.path)
    return place_id


def _place(books: Books, place_id: int) -> Place | None:
    """A place, read once a transaction."""
    known: dict[int, Place | None] = books.info.setdefault("places", {})
    if place_id not in known:
        known[place_id] = books.get(Place, place_id)
    return known[place_id]


def is_usable(books: Books, place_id: int | None) -> bool:
    """Whether something can be brought there; False for none."""
    try:
        return usable(books, place_id) is not None
    except Refused:
        return False


def returns_shelf(books: Books) -> int | None:
    """The office's place for returns to inspect; None where it named none or it is no longer in use."""
    code = str(books.setting("returns.place"))
    if not code:
        return None
    found = books.scalar(select(Place.id).where(Place.code_key == code_key(code)))
    return found if is_usable(books, found) else None
