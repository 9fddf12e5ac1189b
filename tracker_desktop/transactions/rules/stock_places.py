"""Where stock may lie: real places against virtual ones, and where goods go that name no place."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.place_rules import usable


def virtual(books: Books, kind: PlaceKind) -> int:
    """The id of the virtual place of a kind."""
    places: dict[str, int] = books.info.setdefault("virtual_places", {})
    if kind.value not in places:
        found = books.scalar(select(Place.id).where(Place.kind == kind.value).order_by(Place.id))
        if found is None:
            raise LookupError(f"the office has no place of kind {kind.value}")
        places[kind.value] = found
    return places[kind.value]


def is_real(books: Books, place_id: int) -> bool:
    """Whether stock lies there, as opposed to a virtual place such as the supplier."""
    known: dict[int, bool] = books.info.setdefault("real_places", {})
    if place_id not in known:
        known[place_id] = books.scalar(select(Place.kind).where(Place.id == place_id)) not in VIRTUAL
    return known[place_id]


def real_place(books: Books, place_id: int) -> Place:
    """A place where stock may lie, in use or not. Raises Refused where it is gone or virtual."""
    place = books.get(Place, place_id)
    if place is None:
        raise Refused("gone")
    if place.kind in VIRTUAL:
        raise Refused("place_virtual", place=place.path)
    return place


def place_for(books: Books, item: Item, place_id: int | None) -> Place:
    """Where goods of an item are put: the place that was named, else its home, else the first store."""
    wanted = place_id or item.home_place_id
    if wanted is None:
        return first_store(books)
    usable(books, wanted)
    return real_place(books, wanted)


def first_store(books: Books) -> Place:
    """The store that was opened first and is still used. Raises Refused where there is none."""
    there = Place.kind == PlaceKind.STORE.value, Place.active == 1, Place.structural == 0
    store = books.scalar(select(Place).where(*there).order_by(Place.id).limit(1))
    if store is None:
        raise Refused("no_store")
    return store
