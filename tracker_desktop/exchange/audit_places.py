"""The places that a list made elsewhere speaks of: known by code, name or path, else what they probably are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.text import fold
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning import spelling
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.importing.names_here import near_keys
from tracker_desktop.wording.audit_scans import why_words
from tracker_desktop.wording.audit_sheets import NEAR_PLACES

MOST = 9
_WORDS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class PlaceCandidate:
    """A place that a spelling may mean, and why."""

    place_id: int
    code: str
    path: str
    why: str


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
        known: dict[str, int] = {}
        probable: dict[str, tuple[PlaceCandidate, ...]] = {}
        for text in dict.fromkeys(self.spellings):
            coded, name = by_code.get(_key(text)), _name(text)
            called_so = by_path.get(name, set()) | by_name.get(name, set()) if coded is None else {coded}
            if len(called_so) == 1:
                known[text] = min(called_so)
            else:
                probable[text] = tuple(_candidates(text, places, called_so))[:MOST]
        return PlacesSaid(known, probable)


def _candidates(text: str, places: Iterable[Any], called_so: set[int]) -> Iterable[PlaceCandidate]:
    """Those that are called so, where there are several; then other spellings of a code, of a name; codes in it."""
    keys, squashed = near_keys(_with_and(text)), spelling.squashed_key(_key(text))
    ways: dict[str, list[PlaceCandidate]] = defaultdict(list)
    for place in places:
        one = PlaceCandidate(place.id, place.code, place.path, "")
        inside = spelling.squashed_key(place.code_key)
        if place.id in called_so:
            ways["0"].append(_why(one, f"{place.name}"))
        elif spelling.is_spelled(_key(text) or "?", place.code_key):
            ways["1"].append(_why(one, why_words(spelling.differences(text, place.code_key))))
        elif keys & near_keys(_with_and(place.name)) or keys & near_keys(_with_and(place.path)):
            ways["2"].append(_why(one, NEAR_PLACES["name"]))
        elif _is_short(text, place.name) or _is_short(text, place.path):
            ways["3"].append(_why(one, NEAR_PLACES["short"]))
        elif len(inside) >= spelling.SHORTEST and inside in squashed:
            ways["4"].append(_why(one, NEAR_PLACES["inside"]))
    for rank in sorted(ways):
        yield from ways[rank]


def _with_and(text: str) -> str:
    return text.replace("&", " and ")


def _is_short(one: str, other: str) -> bool:
    """Whether the words of one are those of the other, some of them shortened: Rm 1 is Room 1, Chem lab is Chemistry
    laboratory."""
    words, others = _WORDS.findall(fold(one)), _WORDS.findall(fold(other))
    return len(words) == len(others) > 0 and all(map(_shortens, words, others))


def _shortens(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return one.lstrip("0") == other.lstrip("0")
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short[0] == long[0] and all(letter in rest for letter in short)


def _why(one: PlaceCandidate, why: str) -> PlaceCandidate:
    return PlaceCandidate(one.place_id, one.code, one.path, why)


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
