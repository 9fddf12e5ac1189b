"""Glyphs as dots and as outlines, for what knows the letters of a font alone: label printers and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker_desktop.paper.fonts import face
from tracker_desktop.paper.line import Line
from tracker_desktop.paper.scripts import size_of
from tracker_desktop.paper.shaping import shaper


def dots(line: Line, pixels: int, size: tuple[int, int], base: int) -> Any:
    """A line in a picture of a size, one bit a dot, with its base line so far from the top."""
    import uharfbuzz as hb
    from PIL import Image

    wide, high = size
    draw = hb.RasterDraw()
    for font, number, x, y, shrunk in _placed(line):
        scale = pixels * shrunk / font.face.upem
        draw.transform = (scale, 0, 0, scale, x * pixels / 1000, y * pixels / 1000)
        draw.draw_glyph(font, number)
    draw.extents = hb.RasterExtents(0, base - high, wide, high)
    made = draw.render()
    stride = made.extents.stride
    grey = Image.frombytes("L", size, made.buffer, "raw", "L", stride, -1)
    return grey.point([255 * (shade > 127) for shade in range(256)], "1")


def outline(line: Line, left: float, base: float, size: float) -> Any:
    """A line as a path of ReportLab's pictures, from its left, with its base line at a height, all in points."""
    import uharfbuzz as hb
    from reportlab.graphics.shapes import Path

    made = Path(strokeColor=None)
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: made.moveTo(*to(x, y)))
    pen.set_line_to_func(lambda x, y, to: made.lineTo(*to(x, y)))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, to: made.curveTo(*to(a, b), *to(c, d), *to(x, y)))
    pen.set_close_path_func(lambda to: made.closePath())
    for font, number, x, y, shrunk in _placed(line):
        scale = size * shrunk / font.face.upem
        at = (left + x * size / 1000, base + y * size / 1000)
        font.draw_glyph(number, pen, lambda x, y, at=at, scale=scale: (at[0] + x * scale, at[1] + y * scale))
    return made


def _placed(line: Line) -> Iterator[tuple[Any, int, float, float, float]]:
    """The font, number and place of each glyph, and how large its font is set beside the usual one."""
    for name, letters, x, y in line.runs:
        known, at, shrunk = face(name), x, size_of(name)
        for code in map(ord, letters):
            yield shaper(name), known.charToGlyph[code], at, y, shrunk
            at += known.charWidths[code] * shrunk
