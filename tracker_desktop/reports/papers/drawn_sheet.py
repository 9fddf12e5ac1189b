"""Draws a sheet over as many pages as it takes: tables go on with their headings, signatures are never alone."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.paper.fitted import LEADING, clip, fit, wrap
from tracker_desktop.paper.fonts import ASCENT
from tracker_desktop.paper.pages import Pages
from tracker_desktop.paper.pen import GREY, Pen
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.papers.drawn_table import DrawnTable
from tracker_desktop.reports.papers.sheet import Box, Sheet, Signature

BOX_GAP = 4.0
STAMP_HEIGHT = 18.0
SIGN_HEIGHT, SIGN_GAP = 28.0, 8.0
TEXT_SIZE, CLOSING_SIZE = 9.0, 8.5
LABEL_WIDTH = 42.0
MOST_LINES = 160
"""Of a long text; about three pages."""
WITH_SIGNATURES = 2
"""Rows that are kept with the signatures."""


class DrawnSheet:
    """Draws on pages from the first on."""

    def __init__(self, pages: Pages, sheet: Sheet) -> None:
        self._pages = pages
        self._sheet = sheet
        self._pen: Pen
        self._y = 0.0

    def draw(self) -> None:
        """Everything, in its order."""
        self._next_page()
        sheet = self._sheet
        self._boxes(sheet.boxes)
        if sheet.stamp:
            self._stamp()
        self._facts()
        self._text()
        tables = [DrawnTable(table, self._pages.room) for table in sheet.tables]
        tail = self._tail()
        for table in tables:
            self._table(table, tail if table is tables[-1] else 0.0)
        self._closing()
        self._signatures(sheet.signatures)

    def _next_page(self) -> None:
        self._pen = self._pages.next_page()
        self._y = self._pages.top

    def _need(self, height: float) -> bool:
        """Begin a page where so much is not left. Whether it did."""
        if self._y + height <= self._pages.bottom or self._y <= self._pages.top:
            return False
        self._next_page()
        return True

    def _boxes(self, boxes: Sequence[Box]) -> None:
        if not boxes:
            return
        wide = (self._pages.room - BOX_GAP * (len(boxes) - 1)) / len(boxes)
        names = [fit(box.name, wide - 6, 14, 11, least=8, lines=3, bold=True) for box in boxes]
        abouts = [fit(box.about, wide - 6, 7, 8, least=7, lines=2) for box in boxes]
        high = 9 + max(name.height + about.height for name, about in zip(names, abouts, strict=True))
        for number, (box, name, about) in enumerate(zip(boxes, names, abouts, strict=True)):
            x = self._pages.left + number * (wide + BOX_GAP)
            self._pen.box(x, self._y, wide, high, grey=GREY, round_by=1)
            self._pen.text(x + 3, self._y + 4.4, box.label, 8, grey=GREY, room=wide - 6)
            below = self._pen.fitted(x + 3, self._y + 5.6, name, bold=True)
            self._pen.fitted(x + 3, below + 0.8, about, grey=GREY)
        self._y += high + 4

    def _stamp(self) -> None:
        room = self._pages.room
        self._pen.box(self._pages.left, self._y, room, STAMP_HEIGHT - 4, thick=0.7)
        middle = self._pages.left + room / 2
        self._pen.text(middle, self._y + 7, self._sheet.stamp, 16, bold=True, align="centre", room=room - 6)
        self._pen.text(middle, self._y + 11.6, self._sheet.stamp_about, 8, align="centre", room=room - 6)
        self._y += STAMP_HEIGHT

    def _facts(self) -> None:
        room = self._pages.room - LABEL_WIDTH
        for label, text in self._sheet.facts:
            base = self._y + ASCENT * TEXT_SIZE / MM
            self._pen.text(self._pages.left, base, label, TEXT_SIZE, grey=GREY, room=LABEL_WIDTH - 3)
            self._lines(clip(text, room, TEXT_SIZE, lines=4), TEXT_SIZE, self._pages.left + LABEL_WIDTH)
        if self._sheet.facts:
            self._y += 3

    def _text(self) -> None:
        lines: list[str] = []
        for part in self._sheet.text.split("\n"):
            if part.strip() or (lines and lines[-1]):
                lines += wrap(part, self._pages.room, TEXT_SIZE) or [""]
        if len(lines) > MOST_LINES:
            lines = [*lines[:MOST_LINES], "…"]
        if lines:
            self._pen.text(self._pages.left, self._y + 4.2, self._sheet.text_title, 10, bold=True)
            self._y += 6
            self._lines(lines, TEXT_SIZE, self._pages.left)
            self._y += 3

    def _lines(self, lines: Sequence[str], size: float, x: float) -> None:
        step = size * LEADING / MM
        for line in lines:
            self._need(step)
            self._pen.text(x, self._y + ASCENT * size / MM, line, size)
            self._y += step
        self._y += 0.6 if lines else 0.0

    def _table(self, table: DrawnTable, tail: float) -> None:
        """The rows; `tail` is the height of what must stand below the last of them."""
        left, right = self._pages.left, self._pages.right
        kept = max(0, len(table.heights) - WITH_SIGNATURES)
        below = table.foot + tail
        wanted = [
            height if number < kept else sum(table.heights[number:]) + below
            for number, height in enumerate(table.heights)
        ]
        self._need(table.head + wanted[0])
        self._y = table.draw_head(self._pen, left, self._y, right, again=False)
        for number in range(len(table.heights)):
            if number and self._need(wanted[number]):
                self._y = table.draw_head(self._pen, left, self._y, right, again=True)
            self._y = table.draw_row(self._pen, number, left, self._y, right)
        self._y = table.draw_foot(self._pen, self._y, right) + 3

    def _tail(self) -> float:
        step = CLOSING_SIZE * LEADING / MM
        closing = sum(len(self._wrapped(text)) * step + 2 for text in self._sheet.closing)
        rows = -(-len(self._sheet.signatures) // 2)
        return 5 + closing + rows * SIGN_HEIGHT

    def _wrapped(self, text: str) -> list[str]:
        return wrap(text, self._pages.room, CLOSING_SIZE)

    def _closing(self) -> None:
        self._need(self._tail() - 3)
        for text in self._sheet.closing:
            self._lines(self._wrapped(text), CLOSING_SIZE, self._pages.left)
            self._y += 1.4

    def _signatures(self, signatures: Sequence[Signature]) -> None:
        """Two beside each other."""
        wide = (self._pages.room - SIGN_GAP) / 2
        for number, signature in enumerate(signatures):
            x = self._pages.left + (number % 2) * (wide + SIGN_GAP)
            y = self._y
            self._pen.text(x, y + 4, signature.role, 9, bold=True, room=wide)
            self._pen.line(x, y + 17, x + wide - 34, y + 17)
            self._pen.line(x + wide - 30, y + 17, x + wide, y + 17)
            named = signature.name or "Name and signature"
            self._pen.block(x, y + 18, named, wide - 34, 7, 8, least=6, lines=2, grey=GREY)
            self._pen.block(x + wide - 30, y + 18, "Date", 30, 7, 8, grey=GREY)
            if number % 2 or number == len(signatures) - 1:
                self._y += SIGN_HEIGHT
