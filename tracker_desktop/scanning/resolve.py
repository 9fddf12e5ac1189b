"""What a code names: the one resolver of every screen. It finds; what is done with the find is the mode's to say.

Order: an exact code of our own; what the AIM identifier says; a product number with its check digit; the tag that an
asset had before; GS1 data; without leading zeros; typed by hand, an ending.
The first step that finds anything ends the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.scanning import gtin
from tracker_desktop.scanning.clean import GS, Cleaned, clean
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve_ending import SHORTEST_ENDING, find_ending
from tracker_desktop.scanning.resolve_exact import find_exact, find_former
from tracker_desktop.scanning.symbology import BY_AIM, EAN, GS1

MOST_ZEROS = 8
"""Leading zeros that a record may have and the label not."""
LONGEST_NUMBER = 14
_DIGITAL_LINK = re.compile(r"HTTPS?://[^/]+/(?:.*/)?01/\d{8,14}(?:[/?#]|$)")


def resolve(connection: Connection, code: str, *, typed: bool, prefer: Sequence[str] = ()) -> Resolution:
    """Find what a code names. `typed`: by hand, so that an ending will do. `prefer`: the kinds that the mode wants;
    where some of the matches are of these kinds, the others are left out.

    Raises Refused: code_empty, code_too_long, code_control, code_direction.
    """
    cleaned = clean(code)
    carries = BY_AIM[cleaned.aim].carries if cleaned.aim else ""
    found = find_exact(connection, [cleaned.text])
    if not found and carries != GS1:
        found = find_exact(connection, _product_numbers(cleaned.text), only=("item",))
    found = found or find_former(connection, cleaned.text)
    if found:
        return _resolution(cleaned, found, prefer)
    if carries == GS1 or _is_gs1(cleaned.text):
        return Resolution(cleaned.text, aim=cleaned.aim, reading="gs1")
    if carries == EAN:
        return Resolution(cleaned.text, aim=cleaned.aim, reading="product number")
    found = find_exact(connection, _without_zeros(cleaned.text))
    if not found and typed and len(cleaned.text) >= SHORTEST_ENDING:
        found = find_ending(connection, cleaned.text)
    reading = "product number" if gtin.is_gtin(cleaned.text) else ""
    return _resolution(cleaned, found, prefer, reading)


@dataclass(frozen=True)
class Resolving(Query[Resolution]):
    """`resolve` as a question to the books."""

    code: str
    typed: bool
    prefer: tuple[str, ...] = ()

    def run(self, connection: Connection) -> Resolution:
        return resolve(connection, self.code, typed=self.typed, prefer=self.prefer)


def _resolution(cleaned: Cleaned, found: Iterable[Match], prefer: Sequence[str], reading: str = "") -> Resolution:
    once: dict[tuple[str, int], Match] = {}
    for match in found:
        once.setdefault((match.kind, match.id), match)
    matches = tuple(once.values())
    wanted = tuple(match for match in matches if match.kind in prefer)
    return Resolution(cleaned.text, wanted or matches, cleaned.aim, reading)


def _product_numbers(text: str) -> list[str]:
    """Every way the number may be kept: with 14 digits, or as short as it was printed."""
    full = gtin.readings(text)
    return [number[cut:] for number in full for cut in (0, 1, 2, 6) if number[:cut].strip("0") == ""]


def _without_zeros(text: str) -> list[str]:
    if not (text.isascii() and text.isdigit()):
        return []
    bare = text.lstrip("0")
    if not bare:
        return []
    longest = min(max(LONGEST_NUMBER - len(bare), 0), MOST_ZEROS)
    return [spelling for zeros in range(longest + 1) if (spelling := "0" * zeros + bare) != text]


def _is_gs1(text: str) -> bool:
    if GS in text or _DIGITAL_LINK.match(text):
        return True
    if text[:2] in ("01", "02"):
        return len(text) >= 16 and gtin.is_gtin(text[2:16])
    return text[:2] == "00" and len(text) >= 20 and gtin.has_check_digit(text[2:20])
