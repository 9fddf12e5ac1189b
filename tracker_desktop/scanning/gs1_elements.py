"""GS1 element strings taken apart: as a scanner sends them, and as a person types what stands below the barcode."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from tracker_desktop.scanning.gs1_fields import Field, field_at, field_of, wrong
from tracker_desktop.wording.codes import problem

GS = "\x1d"
_BRACKETS = re.compile(r"(?<!\\)\((\d{2,4})\)")
_SPACES = re.compile(r"\s+")
_SHOWN = 12
"""Characters of what cannot be read, in a sentence."""


@dataclass(slots=True)
class Fields:
    """The fields of one code. `open_end`: the last one, where it ends with the code and not with its own length.
    `bad` are the identifiers whose value is not to be used."""

    elements: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)
    open_end: Field | None = None


def read_fields(text: str, today: dt.date) -> Fields:
    """The fields of a code as a scanner sends it, with GS for FNC1. More separators than needed are tolerated."""
    found = Fields()
    place, end = 0, len(text)
    while place < end:
        if text[place] == GS:
            place += 1
            continue
        at = field_at(text, place)
        if at is None:
            rest = text[place:].partition(GS)[0]
            found.errors.append(problem("unknown_field", text=rest[:_SHOWN] + "…" * (len(rest) > _SHOWN)))
            break
        place += len(at.ai)
        stop = text.find(GS, place)
        stop = end if stop < 0 else stop
        if at.self_ending:
            stop = min(stop, place + at.most)
        elif stop == end:
            found.open_end = at
        _take(found, at, text[place:stop], today)
        place = stop
    if not (found.elements or found.errors):
        found.errors.append(problem("empty"))
    return found


def read_bracketed(text: str, today: dt.date) -> Fields | None:
    """The fields of what is typed as it stands below a barcode: (01)09506000134352(10)ABC. None for other texts.

    Spaces around the fields, and within numbers, are left out; `\\(` is a bracket within a value.
    """
    pieces = _BRACKETS.split(text.strip())
    if pieces[0] or len(pieces) < 3 or field_of(pieces[1]) is None:
        return None
    found = Fields()
    for ai, typed in zip(pieces[1::2], pieces[2::2], strict=True):
        at = field_of(ai)
        if at is None:
            found.errors.append(problem("unknown_field", text=f"({ai})"))
            break
        value = typed.strip().strip(GS).replace("\\(", "(")
        _take(found, at, _SPACES.sub("", value) if at.digits else value, today)
    return found


def check_fields(elements: tuple[tuple[str, str], ...], today: dt.date) -> Fields:
    """The same of fields that were taken apart elsewhere."""
    found = Fields()
    for ai, value in elements:
        if (at := field_of(ai)) is None:
            found.errors.append(problem("unknown_field", text=f"({ai})"))
        else:
            _take(found, at, value, today)
    return found


def has_key(text: str) -> bool:
    """Whether a code without any other sign of GS1 begins like it: a product number or SSCC with its check digit."""
    at = field_at(text) if text[:2] in ("00", "01", "02") else None
    return at is not None and len(text) >= 2 + at.most and not wrong(at, text[2 : 2 + at.most], dt.date.min)


def _take(found: Fields, at: Field, value: str, today: dt.date) -> None:
    if sentence := wrong(at, value, today):
        found.errors.append(sentence)
        found.bad.add(at.ai)
    found.elements.append((at.ai, value))
