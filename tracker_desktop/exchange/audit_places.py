"""The places that a list made elsewhere speaks of: known by code, name or path, else what they probably are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.audit_near_places import NearPlaces, PlaceCandidate
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.clean import clean_line, code_key

MOST = 9


@dataclass(frozen=True)
class PlacesSaid:
    """What spellings of places mean. `known` are ids by spelling; `probable` what the others may be, the most probable
    first, none where nothing is like it."""

    known: Mapping[str, int]
    probable: Mapping[str, tuple[PlaceCandidate, ...]]


@dataclass(frozen=True)
class PlacesCalled(Query[PlacesSaid]):
    """The places of these spellings. A code, a path, or a name that one place alone has, is the place; case and spaces
    do not count. Anything else is for a person to say."""

    spellings: tuple[str, ...]

    def run(self, connection: Connection) -> PlacesSaid:
        columns = (Place.id, Place.code, Place.code_key, Place.name, Place.path)
        in_use = select(*columns).where(Place.kind.not_in(sorted(VIRTUAL)), Place.active == 1)
        places = connection.execute(in_use.order_by(Place.path_key)).all()
        by_code = {place.code_key: place.id for place in places}
        by_path, by_name = _named(places, "path"), _named(places, "name")
        near: NearPlaces | None = None
        known: dict[str, int] = {}
        probable: dict[str, tuple[PlaceCandidate, ...]] = {}
        for text in dict.fromkeys(self.spellings):
            coded, name = by_code.get(_key(text)), _name(text)
            called_so = by_path.get(name, set()) | by_name.get(name, set()) if coded is None else {coded}
            if len(called_so) == 1:
                known[text] = min(called_so)
            else:
                near = near or NearPlaces(places)
                probable[text] = tuple(islice(near.candidates(text, called_so), MOST))
        return PlacesSaid(known, probable)


def _named(places: Iterable[Any], field: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for place in places:
        found[_name(getattr(place, field))].add(place.id)
    return found


def _name(text: str) -> str:
    return " ".join(clean_line(text).casefold().replace("/", " / ").split())


def _key(text: str) -> str:
    try:
        return code_key(text)
    except Refused:
        return ""
