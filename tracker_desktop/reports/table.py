"""Draws the table of a report from top to bottom, and goes on on the next page where the room is used up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.paper.fonts import ASCENT
from tracker_desktop.paper.line import width
from tracker_desktop.paper.pages import Pages
from tracker_desktop.paper.pen import FAINT, GREY, Pen
from tracker_desktop.paper.units import MM
from tracker_desktop.paper.words import Words
from tracker_desktop.reports.cells import SHOW
from tracker_desktop.reports.charts.chart import Picture
from tracker_desktop.reports.layout import LINE, TEXT, WHOLE, Cell, Place, cell, places
from tracker_desktop.reports.report import Row
from tracker_desktop.reports.result import Group, Result, Totals

PAD = 0.75
"""White above and below the text of a row, in millimetres."""
WRITTEN = 8.5
"""Height of a row in which something is written by hand."""
BOX = 3.8
HEAD = 9.5
"""Text of a group's head, in points."""
HEAD_HIGH, TOTAL_HIGH = 8.0, 6.0
SIGNED = 22.0
"""Room for who checked a worksheet, and when."""
LOWER = 0.12 * TEXT / MM
"""By so much a row stands lower, for letters have more below their lines than above: it looks as if in the middle."""
CONTINUED = " (continued)"


class Table:
    """A table on pages. `begin` first, then what it holds in order, `end` last."""

    def __init__(self, pages: Pages, result: Result) -> None:
        self._pages = pages
        self._result = result
        self._office = result.office
        self._places = places(result.columns, pages.left, pages.room)
        self._shows = [(place, SHOW[place.column.kind], place.column.kind in WHOLE) for place in self._places]
        self._heads = [cell(place.column.title, place.room, False, True) for place in self._places]
        self._by_hand = [place for place in self._places if place.column.kind in ("tick", "blank")]
        self._least = WRITTEN if self._by_hand else 0.0
        self._group: Group | None = None
        self._pen: Pen
        self._words: Words
        self._y = 0.0
        self._headed = False

    def begin(self) -> None:
        """Begin the first page."""
        self._pen = self._pages.next_page()
        self._words = Words(self._pen, TEXT)
        self._y = self._pages.top
        self._headed = False

    def picture(self, picture: Picture, high: float) -> None:
        """A chart over the whole width."""
        from reportlab.graphics import renderPDF

        from tracker_desktop.reports.charts.drawing import drawing

        made = drawing(picture, (self._pages.room, high))
        renderPDF.draw(made, self._pen.canvas, self._pages.left * MM, (self._pen.height - self._y - high) * MM)
        self._y += high + 5

    def say(self, text: str) -> None:
        """Words instead of rows."""
        self._pen.text(self._pages.left, self._y + 6, text, 11, grey=GREY)

    def head(self, group: Group) -> None:
        """What stands above a group; it begins on a page that has room for its first row."""
        self._group = None
        first = self._height([self._cell(place, self._result.row(group.first)) for place in self._places])
        if not self._fits(HEAD_HIGH + first):
            self._next_page()
        self._draw_head(self._result.head_of(group), self._result.counted(group.rows))
        self._group = group

    def row(self, row: Row, *, ends_group: bool = False, ends: bool = False) -> bool:
        """One row; the last ones stay together with the totals under them. Says whether it begins a page."""
        office = self._office
        cells = [cell(show(office, row[place.number]), place.room, whole) for place, show, whole in self._shows]
        high = self._height(cells)
        turned = not self._fits(high + (TOTAL_HIGH if ends_group else 0.0) + (TOTAL_HIGH + 1 if ends else 0.0))
        if turned:
            self._next_page()
        elif not self._headed:
            self._draw_heads()
        self._draw(cells, high)
        return turned

    def has_subtotal(self, group: Group) -> bool:
        """Whether a group has sums that its one row does not say already."""
        return bool(group.totals) and group.rows > 1

    def subtotal(self, group: Group) -> None:
        """The sums of a group."""
        self._sums(f"Total of {self._result.head_of(group)}", group.totals)

    def total(self) -> None:
        """How many rows there were, and the sums of all."""
        self._group = None
        self._y += 1
        self._sums(f"Total: {self._result.counted(len(self._result))}", self._result.totals, last=True)

    def end(self) -> None:
        """Nothing follows but, on a worksheet, who signs it."""
        if self._by_hand and len(self._result):
            self._signatures()
        self._words.draw()

    @property
    def _heads_high(self) -> float:
        return 0.0 if self._headed else max(len(made.lines) for made in self._heads) * LINE + 2 * PAD

    def _fits(self, high: float) -> bool:
        return self._y + high + self._heads_high <= self._pages.bottom

    def _next_page(self) -> None:
        self._words.draw()
        self.begin()
        self._draw_heads()
        if self._group is not None:
            self._draw_head(self._result.head_of(self._group) + CONTINUED, "")

    def _draw_heads(self) -> None:
        high = self._heads_high
        self._put(self._heads, self._y + high - max(len(made.lines) for made in self._heads) * LINE - PAD, bold=True)
        self._y += high
        self._pen.line(self._pages.left, self._y, self._pages.right, self._y, thick=0.4)
        self._headed = True

    def _draw_head(self, text: str, counted: str) -> None:
        if not self._headed:
            self._draw_heads()
        base = self._y + HEAD_HIGH - 2.2
        room = self._pages.room - 35
        self._pen.text(self._pages.left, base, text, HEAD, bold=True, room=room)
        self._pen.text(self._pages.right, base, counted, TEXT, grey=GREY, align="right")
        self._y += HEAD_HIGH
        self._pen.line(self._pages.left, self._y, self._pages.right, self._y, grey=GREY)

    def _cell(self, place: Place, row: Row) -> Cell:
        kind = place.column.kind
        return cell(SHOW[kind](self._office, row[place.number]), place.room, kind in WHOLE)

    def _height(self, cells: Sequence[Cell]) -> float:
        lines = max(len(made.lines) for made in cells) or 1
        return max(lines * LINE + 2 * PAD, self._least)

    def _draw(self, cells: Sequence[Cell], high: float) -> None:
        lines = max(len(made.lines) for made in cells) or 1
        self._put(cells, self._y + (high - lines * LINE) / 2 + LOWER)
        for place in self._by_hand:
            self._hand(place, high)
        self._y += high
        self._pen.line(self._pages.left, self._y, self._pages.right, self._y, grey=FAINT, thick=0.1)

    def _put(self, cells: Sequence[Cell], top: float, *, bold: bool = False) -> None:
        base = top + ASCENT * TEXT / MM
        for place, made in zip(self._places, cells, strict=True):
            number = place.column.is_number
            for at, (text, wide) in enumerate(made.lines):
                x, y = (place.right if number else place.left), base + at * LINE
                if made.size == TEXT:
                    self._words.put(x, y, text, wide, bold=bold, align="right" if number else "left")
                else:
                    self._pen.text(x, y, text, made.size, bold=bold, align="right" if number else "left")

    def _hand(self, place: Place, high: float) -> None:
        """A box to tick, or room to write."""
        if place.column.kind == "tick":
            self._pen.box(place.left + 1, self._y + (high - BOX) / 2, BOX, BOX, thick=0.25)
        else:
            self._pen.line(place.left - 0.8, self._y + 1, place.left - 0.8, self._y + high - 1, grey=FAINT)

    def _sums(self, label: str, totals: Totals, *, last: bool = False) -> None:
        if not self._fits(TOTAL_HIGH):
            self._next_page()
        if not self._headed:
            self._draw_heads()
        by_number: Mapping[int, Place] = {place.number: place for place in self._places}
        summed = [by_number[number] for number in totals if number in by_number]
        base = self._y + 4
        if last:
            self._pen.line(self._pages.left, self._y, self._pages.right, self._y, thick=0.5)
        texts = {place: self._result.total(totals, place.number) for place in summed}
        lefts = [place.right - width(text, TEXT, True) for place, text in texts.items()]
        room = min(lefts, default=self._pages.right) - self._pages.left - 3
        self._pen.text(self._pages.left, base, label, TEXT, bold=True, room=room)
        for place, text in texts.items():
            self._pen.text(place.right, base, text, TEXT, bold=True, align="right")
        self._y += TOTAL_HIGH
        if not last:
            self._pen.line(self._pages.left, self._y, self._pages.right, self._y, grey=FAINT, thick=0.1)

    def _signatures(self) -> None:
        if not self._fits(SIGNED):
            self._next_page()
        base = self._y + SIGNED - 5
        part = self._pages.room / 3
        for number, label in enumerate(("Checked by", "Date", "Signature")):
            x = self._pages.left + number * part
            self._pen.line(x, base, x + part - 8, base)
            self._pen.text(x, base + 4, label, TEXT, grey=GREY)
        self._y += SIGNED
