"""Draws on a page of a PDF in millimetres from the top left."""

from __future__ import annotations

from typing import Any, Literal

from tracker_desktop.paper.fitted import LEADING, Fitted, cut, fit
from tracker_desktop.paper.fonts import ASCENT, BOLD, face, one_line
from tracker_desktop.paper.line import line_of, width
from tracker_desktop.paper.symbols import Symbol
from tracker_desktop.paper.units import MM

Align = Literal["left", "right", "centre"]
BLACK = 0.0
GREY = 0.42
"""Of words beside the important ones; still dark enough for a laser printer."""
FAINT = 0.78
HAIR = 0.2
"""Width of a thin line in millimetres."""


class Pen:
    """What is drawn lands on the open page of `canvas` (of ReportLab). `height` is the page's, in millimetres."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        align: Align = "left",
        grey: float = BLACK,
        room: float | None = None,
    ) -> float:
        """One line with its base line at `y`; `x` is its left, right or middle by `align`. With `room` it is cut with
        an ellipsis where it is wider. Returns its width."""
        shown = one_line(text)
        if room is not None:
            shown = cut(shown, room, size, bold)
        wide = width(shown, size, bold) if align != "left" or not shown.isascii() else 0.0
        left = x - (wide if align == "right" else wide / 2 if align == "centre" else 0.0)
        self.canvas.setFillGray(grey)
        words = self.canvas.beginText()
        words.put(left * MM, (self.height - y) * MM, size, line_of(shown, bold))
        self.canvas.drawText(words)
        return wide or width(shown, size, bold)

    def fitted(
        self,
        x: float,
        y: float,
        fitted: Fitted,
        *,
        room: float = 0.0,
        bold: bool = False,
        align: Align = "left",
        grey: float = BLACK,
    ) -> float:
        """Lines that were made to fit, with their top at `y` in a box `room` wide. Returns where they end."""
        at = {"left": x, "right": x + room, "centre": x + room / 2}[align]
        base = y + ASCENT * fitted.size / MM
        for number, line in enumerate(fitted.lines):
            step = number * LEADING * fitted.size / MM
            self.text(at, base + step, line, fitted.size, bold=bold, align=align, grey=grey)
        return y + fitted.height

    def block(
        self,
        x: float,
        y: float,
        text: str,
        room: float,
        height: float,
        size: float,
        *,
        least: float = 5,
        lines: int = 1,
        bold: bool = False,
        align: Align = "left",
        grey: float = BLACK,
    ) -> float:
        """A text made to fit into a box, with its top at `y`. Returns where it ends."""
        made = fit(text, room, height, size, least=least, bold=bold, lines=lines)
        return self.fitted(x, y, made, room=room, bold=bold, align=align, grey=grey)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, thick: float = HAIR, grey: float = BLACK) -> None:
        """A straight line."""
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(thick * MM)
        self.canvas.line(x * MM, (self.height - y) * MM, to_x * MM, (self.height - to_y) * MM)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: float | None = None,
        grey: float | None = BLACK,
        thick: float = HAIR,
        round_by: float = 0.0,
    ) -> None:
        """A rectangle, filled with a shade and outlined unless `grey` is None."""
        if fill is not None:
            self.canvas.setFillGray(fill)
        if grey is not None:
            self.canvas.setStrokeGray(grey)
            self.canvas.setLineWidth(thick * MM)
        at = (x * MM, (self.height - y - high) * MM, wide * MM, high * MM)
        self.canvas.roundRect(*at, round_by * MM, stroke=int(grey is not None), fill=int(fill is not None))

    def symbol(self, symbol: Symbol, x: float, y: float, module: float, height: float = 0.0) -> None:
        """A code with the left top of its quiet zone at x, y; `module` and the `height` of bars in millimetres."""
        from reportlab.pdfgen.pathobject import PDFPathObject

        beside, above = symbol.quiet
        row = module if symbol.is_square else height
        unit, tall = module * MM, row * MM
        left, top = (x + beside * module) * MM, (self.height - y - above * module) * MM
        boxes = [  # written out here: ReportLab's own rounding of numbers takes as long as all the rest of a label
            f"{left + column * unit:.4f} {top - (first + rows) * tall:.4f} {wide * unit:.4f} {rows * tall:.4f} re"
            for column, first, wide, rows in symbol.boxes
        ]
        self.canvas.setFillGray(BLACK)
        self.canvas.drawPath(PDFPathObject(boxes), stroke=0, fill=1)

    def across(self, word: str, page_width: float) -> None:
        """A large pale word across the page, as VOID."""
        canvas = self.canvas
        size = 150.0
        size *= min(1.0, page_width * 0.9 / width(word, size, True))
        canvas.saveState()
        canvas.translate(page_width / 2 * MM, self.height / 2 * MM)
        canvas.rotate(45)
        canvas.setFillGray(0.5, 0.35)
        face(BOLD)
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(0, -size * 0.36, word)
        canvas.restoreState()
