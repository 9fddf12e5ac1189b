"""The fonts that are shipped, and how wide a text comes out in them, whatever script it is written in."""

from __future__ import annotations

import functools
import unicodedata
from typing import Any

from tracker_desktop.paper.units import MM
from tracker_desktop.resources import path

REGULAR, BOLD, FALLBACK = "Tracker", "Tracker-Bold", "Tracker-Fallback"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf", FALLBACK: "DroidSansFallback.ttf"}
ASCENT, DESCENT = 0.76, 0.24
"""Of the size: how far letters with accents and tails reach above and below the base line (DejaVu Sans)."""
UNKNOWN = "\ufffd"
APART = "\u200c"
"""Keeps letters of Arabic script from being joined (zero width non-joiner); Persian is misspelt without it."""
_BLANK = frozenset({"Cc", "Cs", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
Run = tuple[str, str]


@functools.cache
def face(name: str) -> Any:
    """The face of a font, which is registered with ReportLab on the way."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(path(f"fonts/{FILES[name]}")), shapable=False)
    pdfmetrics.registerFont(font)
    return font.face


def one_line(text: str) -> str:
    """A text as one line of what can be seen: breaks and control characters as blanks, invisible ones left out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(char) for char in unicodedata.normalize("NFC", text))


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in _BLANK:
        return " "
    if char == APART:
        return char
    return "" if category == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" else char


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide one line of text is, in millimetres, at a size in points."""
    return sum(advance(char, bold) for char in _letters(text)) * size / (1000 * MM)


@functools.lru_cache(maxsize=8192)
def glyph(char: str, bold: bool = False) -> Run:
    """The font that has a character, the usual one before the fallback, and what is drawn of it in that."""
    wanted = BOLD if bold else REGULAR
    for name in (wanted, REGULAR, FALLBACK):
        if ord(char) in face(name).charToGlyph:
            return name, char
    return wanted, UNKNOWN


@functools.lru_cache(maxsize=8192)
def advance(char: str, bold: bool = False) -> float:
    """Width of one character in thousandths of the size."""
    font, drawn = glyph(char, bold)
    widths = face(font)
    return float(widths.charWidths.get(ord(drawn), widths.defaultWidth))


def runs(text: str, bold: bool = False) -> list[Run]:
    """One line of text in the order it is drawn from left to right, as (font, letters) with no letter that is a box."""
    wanted = BOLD if bold else REGULAR
    letters = _letters(text)
    if letters.isascii():
        return [(wanted, letters)]
    found: list[Run] = []
    for char in letters:
        font, drawn = glyph(char, bold)
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + drawn)
        else:
            found.append((font, drawn))
    return found


def _letters(text: str) -> str:
    """The letters in the order they are seen. Arabic ones are joined."""
    return text if text.isascii() else _in_order(text)


@functools.lru_cache(maxsize=2048)
def _in_order(text: str) -> str:
    if not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return text.replace(APART, "")
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display  # the other one does not turn brackets round

    shaped = reshape(one_line(text)).replace(APART, "")
    known = "".join(char if unicodedata.bidirectional(char) else UNKNOWN for char in shaped)
    return str(get_display(known))
