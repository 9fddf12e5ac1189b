"""Words and codes as dots, for printers that take no PDF: black is 1, white is 0."""

from __future__ import annotations

import functools
import math
from typing import Any

from tracker_desktop.paper.fonts import FILES
from tracker_desktop.paper.line import line_of, width
from tracker_desktop.paper.outlines import dots
from tracker_desktop.paper.symbols import Symbol
from tracker_desktop.paper.units import MM
from tracker_desktop.resources import path

ABOVE, BELOW = 1.1, 0.5
"""Of the size: room of a line above and below its base line, for accents on capitals and the deepest tails."""


@functools.lru_cache(maxsize=64)
def _font(name: str, pixels: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(path(f"fonts/{FILES[name]}")), pixels, layout_engine=ImageFont.Layout.BASIC)


def text_dots(text: str, size: float, dpi: int, bold: bool = False) -> Any:
    """One line of text at a size in points, one bit a dot; its base line is ABOVE sizes from the top."""
    from PIL import Image, ImageDraw

    pixels = max(1, round(size * dpi / 72))
    high, base = math.ceil((ABOVE + BELOW) * pixels), round(ABOVE * pixels)
    drawn = line_of(text, bold)
    if drawn.is_shaped:
        return dots(drawn, pixels, (max(1, math.ceil(width(text, pixels, bold) * MM)), high), base)
    parts = [(_font(run.font, pixels), run.letters) for run in drawn.runs]
    wide = sum(font.getlength(letters) for font, letters in parts)
    picture = Image.new("1", (max(1, math.ceil(wide)), high), 0)
    pen = ImageDraw.Draw(picture)
    x = 0.0
    for font, letters in parts:
        pen.text((x, base), letters, fill=1, font=font, anchor="ls")
        x += font.getlength(letters)
    return picture


def symbol_dots(symbol: Symbol, module: int, height: int = 0) -> Any:
    """A code with `module` dots a module, without its quiet zone; bars are `height` dots high."""
    from PIL import Image, ImageDraw

    row = module if symbol.is_square else height
    picture = Image.new("1", (symbol.columns * module, symbol.rows * row), 0)
    pen = ImageDraw.Draw(picture)
    for column, first, wide, rows in symbol.boxes:
        pen.rectangle((column * module, first * row, (column + wide) * module - 1, (first + rows) * row - 1), fill=1)
    return picture
