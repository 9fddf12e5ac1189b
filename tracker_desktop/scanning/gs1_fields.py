"""One field of a GS1 element string: its identifier, and whether a value may stand in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker_desktop.scanning.gs1_checks import CHECKS, SETS, Check
from tracker_desktop.scanning.gs1_rows import MEASURES, ROWS, Row
from tracker_desktop.wording.codes import problem

_PART = re.compile(r"(\[?)([NXYZ])(\.\.)?(\d+)\]?((?::\w+)*)")
_SELF_ENDING = ("00", "01", "02", "03", "04", *map(str, range(11, 21)), *map(str, range(31, 37)), "41")
"""First two digits of the fields whose length is known: no separator follows them (General Specifications 7.8.5)."""
_LONGEST_IDENTIFIER = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the value: its characters, how many, and what they are checked for."""

    characters: re.Pattern[str]
    least: int
    most: int
    optional: bool
    checks: tuple[tuple[str, Check], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What an application identifier says. `self_ending`: no separator follows it."""

    ai: str
    name: str
    parts: tuple[Part, ...]
    needs: tuple[tuple[str, ...], ...]
    excludes: tuple[str, ...]
    least: int
    most: int
    self_ending: bool
    digits: bool

    @property
    def shown(self) -> str:
        """As it stands in a sentence: (17) expiry date."""
        return f"({self.ai}) {self.name}"


def field_at(text: str, place: int = 0) -> Field | None:
    """The field whose identifier stands at this place of the text; None where none does."""
    for length in (2, 3, _LONGEST_IDENTIFIER):
        if (ai := text[place : place + length]) in _BY_AI and len(ai) == length:
            return field_of(ai)
    return None


@cache
def field_of(ai: str) -> Field | None:
    """The field of an application identifier; None where there is none."""
    row = _BY_AI.get(ai)
    if row is None:
        return None
    _, spec, name, needs, excludes = row
    parts = tuple(_parts(spec))
    return Field(
        ai,
        name,
        parts,
        tuple(tuple(group.split("+")) for group in needs.split()),
        tuple(excludes.split()),
        sum(part.least for part in parts if not part.optional),
        sum(part.most for part in parts),
        ai[:2] in _SELF_ENDING,
        spec.startswith("N") and "X" not in spec,
    )


def wrong(field: Field, value: str, today: dt.date) -> str:
    """The sentence that says why the value cannot stand in the field; "" where it can."""
    if not field.least <= len(value) <= field.most:
        return _wrong_length(field, value)
    start = 0
    for part in field.parts:
        piece = value[start : start + part.most]
        start += len(piece)
        if not piece and part.optional:
            break
        if len(piece) < part.least:
            return _wrong_length(field, value)
        if (odd := part.characters.search(piece)) is not None:
            return problem("digits" if field.digits else "character", field=field.shown, value=value, odd=odd[0])
        for key, check in part.checks:
            if not check(piece, today):
                return problem(f"wrong_{key}", field=field.shown, value=value, piece=piece)
    return ""


def _wrong_length(field: Field, value: str) -> str:
    if not value:
        return problem("no_value", field=field.shown)
    wanted = str(field.least) if field.least == field.most else f"{field.least} to {field.most}"
    return problem("length", field=field.shown, value=value, length=len(value), wanted=wanted)


def _parts(spec: str) -> Iterator[Part]:
    for bracket, kind, upto, length, checks in _PART.findall(spec):
        yield Part(
            re.compile(SETS[kind].replace("[", "[^", 1), re.ASCII),
            1 if upto else int(length),
            int(length),
            bool(bracket),
            tuple((key, CHECKS[key]) for key in checks.split(":") if key),
        )


def _expanded(rows: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
    for row in rows:
        first, _, last = row[0].partition("-")
        for number in range(int(first), int(last or first) + 1):
            yield str(number).zfill(len(first)), row
    for start, name, unit, needs in MEASURES:
        row = ("", "N6", f"{name}, {unit}", needs, f"{start}n")
        yield from ((f"{start}{decimals}", row) for decimals in range(6))


_BY_AI: dict[str, Row] = dict(_expanded(ROWS))
