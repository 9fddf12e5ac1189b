"""What a code names: the one resolver of every screen. It finds; what is done with the find is the mode's to say.

Order: an exact code of our own; a product number with its check digit; the tag that an asset had before; what GS1 data,
a GS1 Digital Link or a supplier's label says; without leading zeros; typed by hand, an ending.
The first step that finds anything ends the search.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.clean import Cleaned, clean
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.parse import parse
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.scanning.resolve_ending import SHORTEST_ENDING, find_ending
from tracker_desktop.scanning.resolve_exact import find_exact, find_former
from tracker_desktop.scanning.resolve_parsed import find_parsed, known_lots

MOST_ZEROS = 8
"""Leading zeros that a record may have and the label not."""
LONGEST_NUMBER = 14
READINGS = {"gs1": "gs1", "digital-link": "gs1", "iso15434": "label", "gtin": "product number", "unknown": ""}
"""What an unknown code looks like, by its kind."""


def resolve(
    connection: Connection,
    code: str,
    *,
    typed: bool,
    prefer: Sequence[str] = (),
    never_sends_gs: bool = False,
    today: dt.date | None = None,
) -> Resolution:
    """Find what a code names. `typed`: by hand, so that an ending will do. `prefer`: the kinds that the mode wants;
    where some of the matches are of these kinds, the others are left out. `never_sends_gs`: the scanner leaves the
    separators of GS1 out. `today` tells the century of the years on labels.

    Raises Refused: code_empty, code_too_long, code_control, code_direction.
    """
    cleaned = clean(code)
    if found := find_exact(connection, [cleaned.text]):
        return _resolution(cleaned, found, prefer)
    parsed = _meant(parse(code, today=today or dt.date.today(), never_sends_gs=never_sends_gs))
    reading = READINGS[parsed.kind]
    if parsed.kind == "gtin" and (found := find_parsed(connection, parsed)):
        return replace(_resolution(cleaned, found, prefer), parsed=parsed)
    if found := find_former(connection, cleaned.text):
        return _resolution(cleaned, found, prefer)
    if parsed.kind in ("gs1", "digital-link", "iso15434"):
        found = find_parsed(connection, parsed)
        return _read(connection, cleaned, parsed, found, prefer)
    if parsed.kind == "gtin" and cleaned.aim.startswith("]E"):
        return Resolution(cleaned.text, aim=cleaned.aim, reading=reading, parsed=parsed)
    found = find_exact(connection, _without_zeros(cleaned.text))
    if not found and typed and len(cleaned.text) >= SHORTEST_ENDING:
        found = find_ending(connection, cleaned.text)
    return replace(_resolution(cleaned, found, prefer, reading), parsed=None if found else parsed)


@dataclass(frozen=True)
class Resolving(Query[Resolution]):
    """`resolve` as a question to the books."""

    code: str
    typed: bool
    prefer: tuple[str, ...] = ()
    never_sends_gs: bool = False
    today: dt.date | None = None

    def run(self, connection: Connection) -> Resolution:
        return resolve(
            connection,
            self.code,
            typed=self.typed,
            prefer=self.prefer,
            never_sends_gs=self.never_sends_gs,
            today=self.today,
        )


def _meant(parsed: Parsed) -> Parsed:
    """What a code that says it is no GS1 is read as all the same, where it is nothing else."""
    if parsed.kind == "unknown" and parsed.others and not parsed.errors:
        return replace(parsed.others[0], warnings=(*parsed.warnings, *parsed.others[0].warnings))
    return parsed


def _read(
    connection: Connection, cleaned: Cleaned, parsed: Parsed, found: list[Match], prefer: Sequence[str]
) -> Resolution:
    """The answer to a code that was taken apart; the lot that an item has already says where a separator was lost."""
    readings = [parsed, *(other for other in parsed.others if other.kind == parsed.kind)]
    if len(readings) > 1 and found:
        known = known_lots(connection, found, readings)
        readings = known or readings
    answers = []
    for read in readings:
        named = find_parsed(connection, read) if read is not parsed else found
        reading = "" if named else READINGS[read.kind]
        answers.append(replace(_resolution(cleaned, named, prefer, reading), parsed=read))
    is_open = len(answers) > 1 and bool(answers[0].matches)
    return replace(answers[0], readings=tuple(answers)) if is_open else answers[0]


def _resolution(cleaned: Cleaned, found: Iterable[Match], prefer: Sequence[str], reading: str = "") -> Resolution:
    once: dict[tuple[str, int], Match] = {}
    for match in found:
        once.setdefault((match.kind, match.id), match)
    matches = tuple(once.values())
    wanted = tuple(match for match in matches if match.kind in prefer)
    return Resolution(cleaned.text, wanted or matches, cleaned.aim, reading)


def _without_zeros(text: str) -> list[str]:
    if not (text.isascii() and text.isdigit()):
        return []
    bare = text.lstrip("0")
    if not bare:
        return []
    longest = min(max(LONGEST_NUMBER - len(bare), 0), MOST_ZEROS)
    return [spelling for zeros in range(longest + 1) if (spelling := "0" * zeros + bare) != text]
