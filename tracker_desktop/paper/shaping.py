"""Letters as they are written together: joined, stacked and with their marks in place, by HarfBuzz.

Each glyph gets a letter of its own in ReportLab's face of the font, so that whoever draws knows of letters alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker_desktop.paper.fonts import APART, FILES, JOINED, face, glyph, has
from tracker_desktop.paper.scripts import size_of
from tracker_desktop.resources import path

_PRIVATE = 0xE000
"""Where Unicode has no letters of its own: those of glyphs that no letter stands for alone."""


class Glyph(NamedTuple):
    """A letter of the font for what was written, how far the next is from it, and how far it lies from its place, in
    thousandths of the size. `as_wide` says that the next stands where the letter itself ends."""

    letter: str
    written: str
    advance: float
    x: float
    y: float
    as_wide: bool


@functools.cache
def shaper(font: str) -> Any:
    """The font as HarfBuzz has it."""
    import uharfbuzz as hb

    data = path(f"fonts/{FILES[font]}").read_bytes()  # as ReportLab does, whatever the folder is called
    return hb.Font(hb.Face(hb.Blob(data)))


def shaped(letters: str, font: str, script: str | None, to_left: bool) -> Iterator[Glyph]:
    """The glyphs of letters of one font and one script, from left to right. Of several glyphs for the same letters only
    the first says that they were written."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(letters)
    buffer.direction = "rtl" if to_left else "ltr"
    buffer.script = script or "Zyyy"
    buffer.language = "und"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    made = shaper(font)
    hb.shape(made, buffer)
    unit = size_of(font) * 1000 / made.face.upem
    infos = buffer.glyph_infos
    ends = _ends([info.cluster for info in infos], len(letters))
    for info, at in zip(infos, buffer.glyph_positions, strict=True):
        written = letters[info.cluster : ends.pop(info.cluster, info.cluster)]
        as_wide = at.x_advance == made.get_glyph_h_advance(info.codepoint)
        letter = _letter(font, info.codepoint)
        yield Glyph(letter, written, at.x_advance * unit, at.x_offset * unit, at.y_offset * unit, as_wide)


def _ends(starts: list[int], end: int) -> dict[int, int]:
    """Where the letters of a glyph end, by where they start."""
    known = sorted(set(starts))
    return dict(zip(known, [*known[1:], end], strict=True)) if known else {}


def of_one_font(letters: str, bold: bool) -> Iterator[tuple[str, str, str | None]]:
    """Letters as (what is drawn of them, font, script): marks and signs stay with the letter before them where its font
    has them, and what no font has is a sign."""
    part, font, script = "", "", None
    for char in letters:
        own = _script(char)
        stays = own == script if own else not char.isascii()
        if font and stays and has(font, char):
            part += char
            continue
        if char in (APART, JOINED):
            continue  # they say something about letters of one font alone
        wanted, drawn = glyph(char, bold)
        if wanted != font or own not in (None, script):
            if part:
                yield part, font, script
            part, font, script = "", wanted, own
        part += drawn
    if part:
        yield part, font, script


@functools.lru_cache(maxsize=8192)
def _script(char: str) -> str | None:
    """The script of a letter, None for signs of many scripts."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return buffer.script  # type: ignore[no-any-return]


@functools.cache
def _letter(font: str, number: int) -> str:
    """What stands for a glyph of a font in ReportLab's face of it."""
    known = face(font)
    for code in known.glyphToChar.get(number, ()):
        if code <= 0xFFFF:
            return chr(code)
    code = _PRIVATE + number
    while code in known.charToGlyph:
        code += 1
    made = shaper(font)
    known.charToGlyph[code] = number
    known.glyphToChar.setdefault(number, []).append(code)
    known.charWidths[code] = made.get_glyph_h_advance(number) * 1000 / made.face.upem
    return chr(code)
