"""The places that a spelling in a list made elsewhere probably means, and why: found by what both have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.text import fold
from tracker_desktop.scanning import spelling
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.importing.names_here import near_keys
from tracker_desktop.wording.audit_scans import why_words
from tracker_desktop.wording.audit_sheets import NEAR_PLACES

_WORDS = re.compile(r"[^\W\d_]+|\d+")
Index = dict[Any, set[int]]
"""Positions in the list of places by what they have."""


@dataclass(frozen=True)
class PlaceCandidate:
    """A place that a spelling may mean, and why."""

    place_id: int
    code: str
    path: str
    why: str


class NearPlaces:
    """Places (rows with id, code, code_key, name, path) by what another spelling of them would have in common with
    them, so that a list of very many spellings is looked through in one walk each."""

    def __init__(self, places: Sequence[Any]) -> None:
        self._places = places
        self._blocks: Index = defaultdict(set)
        self._codes: Index = defaultdict(set)
        self._names: Index = defaultdict(set)
        self._starts: Index = defaultdict(set)
        for at, place in enumerate(places):
            code = spelling.squashed_key(place.code_key)
            self._blocks[spelling.block(code)].add(at)
            if len(code) >= spelling.SHORTEST:
                self._codes[code].add(at)
            for text in (place.name, place.path):
                self._starts[_starts(_words(text))].add(at)
                for key in near_keys(_with_and(text)):
                    self._names[key].add(at)
        self._lengths = sorted({len(code) for code in self._codes})

    def candidates(self, text: str, called_so: Collection[int]) -> Iterator[PlaceCandidate]:
        """Those that are called so (ids), where there are several; then other spellings of a code, of a name; shorter
        forms of a name; codes in the text."""
        told: set[int] = set()
        for found, why in self._ways(text, called_so):
            for at in sorted(found - told):
                place = self._places[at]
                reason = why or why_words(spelling.differences(text, place.code_key))
                yield PlaceCandidate(place.id, place.code, place.path, place.name if why == "called" else reason)
            told |= found

    def _ways(self, text: str, called_so: Collection[int]) -> Iterator[tuple[set[int], str]]:
        """Positions with the reason; "" where it is how the code is spelled, "called" where it is the name itself."""
        if called_so:
            yield {at for at, place in enumerate(self._places) if place.id in called_so}, "called"
        key = _key(text)
        code = spelling.squashed_key(key)
        spelled = self._blocks.get(spelling.block(code), set()) if key else set()
        yield {at for at in spelled if spelling.is_spelled(key, self._places[at].code_key)}, ""
        yield _all_of(self._names, near_keys(_with_and(text))), NEAR_PLACES["name"]
        words = _words(text)
        short = self._starts.get(_starts(words), set()) if words else set()
        yield {at for at in short if self._is_short(words, at)}, NEAR_PLACES["short"]
        parts = {code[at : at + size] for size in self._lengths for at in range(len(code) - size + 1)}
        yield _all_of(self._codes, parts), NEAR_PLACES["inside"]

    def _is_short(self, words: Sequence[str], at: int) -> bool:
        """Whether the words are those of the name or the path, some of them shortened: Rm 1 is Room 1, Chem lab is
        Chemistry laboratory."""
        place = self._places[at]
        others = (_words(place.name), _words(place.path))
        return any(len(words) == len(other) and all(map(_shortens, words, other)) for other in others)


def _all_of(index: Index, keys: Collection[str]) -> set[int]:
    return set().union(*(index[key] for key in keys if key in index))


def _words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def _starts(words: Sequence[str]) -> tuple[str, ...]:
    """What the shortened words still have: their first letters, and their numbers without zeros in front."""
    return tuple(word.lstrip("0") if word.isdigit() else word[0] for word in words)


def _shortens(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return one.lstrip("0") == other.lstrip("0")
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short[0] == long[0] and all(letter in rest for letter in short)


def _with_and(text: str) -> str:
    return text.replace("&", " and ")


def _key(text: str) -> str:
    try:
        return code_key(text)
    except Refused:
        return ""
