"""How a report lies on paper: which way the page is turned, where its columns are, how its cells break into lines."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.paper.fitted import LEADING, clip, cut
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.paper.line import width
from tracker_desktop.paper.units import MM, PAPERS
from tracker_desktop.reports.report import Column

TEXT = 8.0
"""Size of a cell, in points."""
GAP, WIDER = 1.6, 4.0
"""White between two columns, in millimetres; wider where a number ends beside a text that is not its unit."""
MOST_LINES = 3
WIDEST_STANDING = 95
"""Shares of columns up to which the paper stands."""
WHOLE = frozenset({"money", "quantity", "count", "days", "percent", "date", "time"})
"""What is never broken into lines: half a number is another number."""
LINE = TEXT * LEADING / MM
"""From one line of a cell to the next, in millimetres."""
LEAST = 6.0
"""Points down to which a code is made smaller rather than broken."""
LEAST_NUMBER = 3.0
"""Points down to which a number is made smaller rather than cut."""
STEP = 0.5
LONGEST = 600
"""Characters of a cell that are looked at: three lines hold less."""


@dataclass(frozen=True)
class Place:
    """Where a column lies: its number in the row, its left edge and its room, in millimetres."""

    number: int
    column: Column
    left: float
    room: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.room


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell, each with its width in millimetres."""

    lines: tuple[tuple[str, float], ...]
    size: float = TEXT


def page_size(paper: str, columns: Sequence[Column]) -> tuple[float, float]:
    """Width and height of the page: lying where the columns need it."""
    wide, high = PAPERS[paper]
    return (high, wide) if sum(c.width for c in columns if not c.head) > WIDEST_STANDING else (wide, high)


def places(columns: Sequence[Column], left: float, room: float) -> tuple[Place, ...]:
    """The columns that stand in each line, side by side over the whole room."""
    shown = [(number, column) for number, column in enumerate(columns) if not column.head]
    gaps = [_gap(one, other) for (_, one), (_, other) in itertools.pairwise(shown)]
    share = (room - sum(gaps)) / sum(column.width for _, column in shown)
    found = []
    for (number, column), gap in zip(shown, [*gaps, 0.0], strict=True):
        found.append(Place(number, column, left, column.width * share))
        left += column.width * share + gap
    return tuple(found)


def _gap(column: Column, following: Column) -> float:
    return WIDER if column.is_number and not following.is_number and column.kind != "quantity" else GAP


@functools.lru_cache(16384)
def cell(text: str, room: float, whole: bool, bold: bool = False) -> Cell:
    """A text as it stands in its column: on up to three lines, the last cut with an ellipsis; a number on one."""
    shown = one_line(text[:LONGEST])
    wide = width(shown, TEXT, bold)
    if wide <= room:
        return Cell(((shown, wide),) if shown else ())
    if whole:
        return _whole(shown, room, bold, LEAST_NUMBER)
    if " " not in shown:  # a code: rather small than broken
        made = _whole(shown, room, bold, LEAST)
        if made.lines and made.lines[0][0] == shown:
            return made
    return Cell(tuple((line, width(line, TEXT, bold)) for line in clip(shown, room, TEXT, bold, MOST_LINES)))


def _whole(text: str, room: float, bold: bool, least: float) -> Cell:
    size = TEXT
    while size > least and width(text, size, bold) > room:
        size -= STEP
    line = cut(text, room, size, bold)
    return Cell(((line, width(line, size, bold)),), size)
