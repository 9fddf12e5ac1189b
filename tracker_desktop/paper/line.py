"""One line of text, whatever script it is written in: what is drawn of it where, and how wide it comes out."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tracker_desktop.paper.fonts import APART, BOLD, JOINED, REGULAR, advance, glyph, one_line
from tracker_desktop.paper.order import in_order, runs_to_left
from tracker_desktop.paper.scripts import SCRIPTS
from tracker_desktop.paper.shaping import Glyph, of_one_font, shaped
from tracker_desktop.paper.units import MM

_JOINERS = str.maketrans("", "", APART + JOINED)


class Run(NamedTuple):
    """Letters of one font, and where they begin from the start of the line, in thousandths of the size."""

    font: str
    letters: str
    x: float = 0.0
    y: float = 0.0


class Part(NamedTuple):
    """Runs beside each other, and what they say where their letters do not tell it."""

    runs: tuple[Run, ...]
    said: str = ""


class Line(NamedTuple):
    """What is drawn from left to right. `is_shaped`: letters of it stand for glyphs that only the face of their font
    knows."""

    parts: tuple[Part, ...]
    is_shaped: bool = False

    @property
    def runs(self) -> Iterator[Run]:
        """Of all parts."""
        return (run for part in self.parts for run in part.runs)


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide one line of text is, in millimetres, at a size in points."""
    wide = sum(advance(char, bold) for char in text) if text.isascii() else _measured(text, bold)[1]
    return wide * size / (1000 * MM)


def line_of(text: str, bold: bool = False) -> Line:
    """One line of text as it is drawn; no letter of it is a box."""
    if text.isascii():
        return Line((Part((Run(BOLD if bold else REGULAR, text),)),))
    return _measured(text, bold)[0]


def is_shaped(text: str) -> bool:
    """Whether letters of a text change beside each other, so that it is not as wide as they are one by one."""
    return not text.isascii() and any(map(_changes, text))


@functools.lru_cache(maxsize=8192)
def _changes(char: str) -> bool:
    """Also of what lies beyond the first 65,536 characters: ReportLab cannot say in a PDF which those are."""
    return unicodedata.category(char)[0] == "M" or char > "\uffff" or runs_to_left(char) or glyph(char)[0] in SCRIPTS


@functools.lru_cache(maxsize=2048)
def _measured(text: str, bold: bool) -> tuple[Line, float]:
    """A line, and how wide it is in thousandths of the size."""
    if is_shaped(text):
        return _shaped(one_line(text), bold)
    found: list[Run] = []
    at = 0.0
    letters = text.translate(_JOINERS)
    for font, drawn in groupby([glyph(char, bold) for char in letters], itemgetter(0)):
        part = "".join(letter for _, letter in drawn)
        found.append(Run(font, part, at))
        at += sum(advance(letter, bold) for letter in part)
    return Line((Part(tuple(found)),)), at


def _shaped(text: str, bold: bool) -> tuple[Line, float]:
    """What runs to the left is said letter by letter, because whoever reads the page turns round what stands there."""
    parts: list[Part] = []
    placed = _Placed()
    for letters, to_left in in_order(text):
        written = []
        for font, one in _glyphs(letters, bold, to_left):
            says = _says(one) if to_left else ""
            if says:
                parts.append(placed.part())
            placed.add(font, one)
            written.append(one.letter)
            if says:
                parts.append(placed.part(says))
        tells = to_left or "".join(written) == letters
        parts.append(placed.part("" if tells else letters))
    return Line(tuple(part for part in parts if part.runs), True), placed.at


def _says(one: Glyph) -> str:
    """The letter that a glyph is a shape of; a bracket that was turned round is read as it stands."""
    written = one.written.strip(APART + JOINED)
    return written if len(written) == 1 and written != one.letter and not unicodedata.mirrored(written) else ""


def _glyphs(letters: str, bold: bool, to_left: bool) -> Iterator[tuple[str, Glyph]]:
    parts = list(of_one_font(letters, bold))
    for part, font, script in reversed(parts) if to_left else parts:
        for one in shaped(part, font, script, to_left):
            yield font, one


class _Placed:
    """Glyphs beside each other; those that follow each other as letters do are one run."""

    def __init__(self) -> None:
        self.at = 0.0
        self._runs: list[Run] = []
        self._follows = False

    def add(self, font: str, one: Glyph) -> None:
        """Put one behind the others."""
        in_place = one.x == 0 and one.y == 0
        if self._follows and in_place and self._runs and self._runs[-1].font == font:
            run = self._runs[-1]
            self._runs[-1] = run._replace(letters=run.letters + one.letter)
        else:
            self._runs.append(Run(font, one.letter, self.at + one.x, one.y))
        self._follows = in_place and one.as_wide
        self.at += one.advance

    def part(self, said: str = "") -> Part:
        """What was put there since the last part."""
        made, self._runs = Part(tuple(self._runs), said), []
        return made
