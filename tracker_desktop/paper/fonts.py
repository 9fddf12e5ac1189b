"""The fonts that are shipped, which of them has a letter, and a text as what can be seen of it."""

from __future__ import annotations

import functools
import unicodedata
from typing import Any

from tracker_desktop.paper.scripts import SCRIPTS, script_of
from tracker_desktop.resources import path

REGULAR, BOLD, FALLBACK = "Tracker", "Tracker-Bold", "Tracker-Fallback"
FILES = {
    REGULAR: "DejaVuSans.ttf",
    BOLD: "DejaVuSans-Bold.ttf",
    FALLBACK: "DroidSansFallback.ttf",
    **{name: script.file for name, script in SCRIPTS.items()},
}
ASCENT, DESCENT = 0.76, 0.24
"""Of the size: how far letters with accents and tails reach above and below the base line (DejaVu Sans)."""
UNKNOWN = "\ufffd"
"""What is drawn of a letter that no font has."""
LACKING = "letters that no font has"
"""The keyword of a PDF in which there are such letters, so that whoever shows it can say so."""
APART, JOINED = "\u200c", "\u200d"
"""Letters beside it keep their own shape, or are joined (zero width non-joiner, and joiner): Persian is misspelt
without the one, Sinhala without the other."""
_BLANK = frozenset({"Cc", "Cs", "Zl", "Zp"})


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
    if char in (APART, JOINED):
        return char
    return "" if category == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" else char


@functools.lru_cache(maxsize=8192)
def glyph(char: str, bold: bool = False) -> tuple[str, str]:
    """The font that has a character, that of its script before the usual one and the fallback, and what is drawn of it
    in that."""
    wanted = BOLD if bold else REGULAR
    for name in (script_of(char), wanted, REGULAR, FALLBACK):
        if name and has(name, char):
            return name, char
    return wanted, UNKNOWN


def has(font: str, char: str) -> bool:
    """Whether a font has a glyph of a character. Those of private use, which here stand for glyphs, have none."""
    return bool(face(font).charToGlyph.get(ord(char))) and unicodedata.category(char) != "Co"


@functools.lru_cache(maxsize=8192)
def advance(char: str, bold: bool = False) -> float:
    """Width of one character by itself, in thousandths of the size."""
    font, drawn = glyph(char, bold)
    widths = face(font)
    return float(widths.charWidths.get(ord(drawn), widths.defaultWidth))
