"""Text that stays in its box: first smaller, then on more lines, at last cut with an ellipsis."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tracker_desktop.paper.clusters import borders
from tracker_desktop.paper.fonts import ASCENT, DESCENT, advance, one_line
from tracker_desktop.paper.line import is_shaped, width
from tracker_desktop.paper.units import MM

ELLIPSIS = "…"
LEADING = 1.16
"""From base line to base line, of the size."""
STEP = 0.5
"""By how many points a text is made smaller at a time."""
LONGEST = 600
"""Characters that are looked at: no label or line holds more."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of a text and the size in points at which they fit."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Of all lines, in millimetres."""
        return block_height(len(self.lines), self.size)


def block_height(lines: int, size: float) -> float:
    """Height of so many lines, in millimetres, from the highest accent to the lowest tail."""
    return ((lines - 1) * LEADING + ASCENT + DESCENT) * size / MM if lines else 0.0


def fit(
    text: str, room: float, height: float, size: float, *, least: float = 5, bold: bool = False, lines: int = 1
) -> Fitted:
    """Make a text fit into `room` x `height` millimetres: at most `size` points, at least `least`, on at most `lines`
    lines. What does not fit at the least size ends with an ellipsis; nothing at all where not even that fits."""
    words = " ".join(one_line(_looked_at(text)).split())
    if not words or room <= 0:
        return Fitted((), size)
    tried = min(size, height * MM / (ASCENT + DESCENT))
    if tried < least:
        return Fitted((), size)
    while tried > least:
        most = _lines_at(tried, height, lines)
        if most == 1:  # the width of one line gives its size at once
            needed = width(words, tried, bold)
            if needed <= room:
                return Fitted((words,), tried)
            tried = tried - STEP if lines > 1 else min(tried - STEP, tried * room / needed)
            continue
        wrapped = wrap(words, room, tried, bold)
        if len(wrapped) <= most and all(width(line, tried, bold) <= room for line in wrapped):
            return Fitted(tuple(wrapped), tried)
        tried -= STEP
    return Fitted(tuple(clip(words, room, least, bold, _lines_at(least, height, lines))), least)


def _looked_at(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + ELLIPSIS


def _lines_at(size: float, height: float, most: int) -> int:
    fitting = int((height * MM / size - ASCENT - DESCENT) / LEADING + 1 + 1e-9)
    return max(1, min(most, fitting))


def clip(text: str, room: float, size: float, bold: bool = False, lines: int = 1) -> list[str]:
    """At most so many lines of a text at one size, the last with an ellipsis where something is left over."""
    wrapped = wrap(text, room, size, bold, most=lines + 1)
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], cut(" ".join(wrapped[lines - 1 :]) + ELLIPSIS, room, size, bold)]
    return [cut(line, room, size, bold) for line in wrapped]  # a letter may be wider than the room


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """One line no wider than `room` millimetres, with an ellipsis where its end is left out."""
    if width(text, size, bold) <= room:
        return text
    if width(ELLIPSIS, size, bold) > room:
        return ""
    return text[: _letters_in(text, room, size, bold, ELLIPSIS)].rstrip() + ELLIPSIS


def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 100) -> list[str]:
    """The lines of a text no wider than `room` millimetres: broken at blanks, in a word only where it is too wide."""
    found: list[str] = []
    line = ""
    for word in one_line(text).split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        line = word
        while line and width(line, size, bold) > room and len(found) < most:
            fitting = _letters_in(line, room, size, bold) or next(borders(line))
            found.append(line[:fitting])
            line = line[fitting:]
        if len(found) >= most:
            break
    return ([*found, line] if line else found)[:most]


def _letters_in(text: str, room: float, size: float, bold: bool, end: str = "") -> int:
    """How many letters from the beginning fit, with what stands at their end."""
    if is_shaped(text):
        return _shaped_in(text, room, size, bold, end)
    left = room * MM * 1000 / size - sum(advance(char, bold) for char in end)
    for number, char in enumerate(text):
        left -= advance(char, bold)
        if left < 0:
            return number
    return len(text)


def _shaped_in(text: str, room: float, size: float, bold: bool, end: str) -> int:
    """Likewise, where they are not as wide as one by one: each end is tried with its letters as they come out there."""

    def needed(to: int) -> float:
        return width(text[:to].rstrip() + end, size, bold)

    ends = [0, *borders(text)]
    found = bisect_right(ends, room, key=needed) - 1
    while found > 0 and needed(ends[found]) > room:
        found -= 1
    return ends[max(found, 0)]
