"""A table as it comes out at one width: its rows measured once, then drawn wherever there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from tracker_desktop.paper.fitted import LEADING, clip
from tracker_desktop.paper.fonts import ASCENT
from tracker_desktop.paper.line import width
from tracker_desktop.paper.pen import FAINT, GREY, Pen
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.papers.sheet import Cell, Column, Table

SIZE, SMALL, HEADING = 9.0, 7.5, 8.0
BELOW = 12
"""Lines that a part below the text of a cell takes at most."""
PAD, GAP = 1.3, 3.5
"""White above and below the text of a row, and between columns, in millimetres."""
NUMBER = Column("", 8.0)
BOX = 3.6
SLACK = 0.1
"""What a column is wider than its widest text, so that rounding does not break it."""
TITLE_ROOM, HEAD_ROOM, TOTAL_ROOM = 7.0, 6.0, 7.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell: its text, size in points, whether it is bold and how dark."""

    text: str
    size: float = SIZE
    bold: bool = False
    grey: float = 0.0

    @property
    def height(self) -> float:
        """From base line to base line, in millimetres."""
        return self.size * LEADING / MM


class DrawnTable:
    """Measured for a room in millimetres; `heights` are those of the rows."""

    def __init__(self, table: Table, room: float) -> None:
        self.table = table
        self._columns = (NUMBER, *table.columns) if table.numbered else table.columns
        taken = NUMBER.width + GAP if table.numbered else 0.0
        self._widths = [*([NUMBER.width] if table.numbered else []), *_widths(table, room - taken)]
        self._lefts = [sum(self._widths[:number]) + GAP * number for number in range(len(self._widths))]
        numbered = [
            (Cell(f"{number:,}"), *cells) if table.numbered else cells for number, cells in enumerate(table.rows, 1)
        ]
        if not numbered:
            self._lefts, self._widths, self._columns = [0.0], [room], (NUMBER,)
            numbered = [(Cell(table.empty),)]
        self._rows = [self._lines(cells) for cells in numbered]
        self.heights = [max(_height(lines) for lines in row) + 2 * PAD for row in self._rows]

    @property
    def head(self) -> float:
        """Height of the headings, with the title of the table."""
        return (TITLE_ROOM if self.table.title else 0.0) + (HEAD_ROOM if self.table.rows else 0.0)

    @property
    def foot(self) -> float:
        """Height of what stands below the last row."""
        return TOTAL_ROOM if self.table.total else 0.0

    def draw_head(self, pen: Pen, x: float, y: float, right: float, *, again: bool) -> float:
        """The headings at y. Returns where the rows begin."""
        if self.table.title:
            words = f"{self.table.title} (continued)" if again else self.table.title
            pen.text(x, y + 4.2, words, 10, bold=True, room=right - x)
            y += TITLE_ROOM
        if not self.table.rows:
            return y
        for column, left, wide in zip(self._columns, self._lefts, self._widths, strict=True):
            at = left + (wide if column.align == "right" else 0.0)
            pen.text(x + at, y + 3.4, column.title, HEADING, grey=GREY, align=column.align, room=wide)
        y += HEAD_ROOM
        pen.line(x, y - 1.2, right, y - 1.2, grey=GREY)
        return y

    def draw_row(self, pen: Pen, number: int, x: float, y: float, right: float) -> float:
        """The row of this number (from 0) at y. Returns where the next begins."""
        for column, left, wide, lines in zip(self._columns, self._lefts, self._widths, self._rows[number], strict=True):
            base = y + PAD
            if column.tick:
                pen.box(x + left, base, BOX, BOX, thick=0.25)
            at = x + left + (wide if column.align == "right" else 0.0)
            for line in lines:
                pen.text(
                    at,
                    base + ASCENT * line.size / MM,
                    line.text,
                    line.size,
                    bold=line.bold,
                    align=column.align,
                    grey=line.grey,
                )
                base += line.height
        y += self.heights[number]
        pen.line(x, y, right, y, grey=FAINT)
        return y

    def draw_foot(self, pen: Pen, y: float, right: float) -> float:
        """The total at y. Returns where it ends."""
        if self.table.total:
            pen.text(right, y + 4.6, self.table.total, 10, bold=True, align="right")
        return y + self.foot

    def _lines(self, cells: Sequence[Cell]) -> list[list[Line]]:
        return [
            [
                *(Line(text) for text in clip(cell.text, wide, SIZE, lines=column.lines)),
                *(Line(text, SMALL, grey=GREY) for part in cell.below for text in clip(part, wide, SMALL, lines=BELOW)),
                *(Line(text, SMALL, bold=True) for text in clip(cell.strong, wide, SMALL, True, lines=BELOW)),
            ]
            for column, wide, cell in zip(self._columns, self._widths, cells, strict=True)
        ]


def _widths(table: Table, room: float) -> list[float]:
    """Of each column: no wider than what is in it. What the free one does not need goes to those that are narrower than
    what is in them, first to where little is missing."""
    wanted = [_widest(column, [cells[number] for cells in table.rows]) for number, column in enumerate(table.columns)]
    widths = [min(column.width, wide) for column, wide in zip(table.columns, wanted, strict=True)]
    left = room - sum(widths) - GAP * (len(widths) - 1)
    spare = left - sum(wide for column, wide in zip(table.columns, wanted, strict=True) if not column.width)
    missing = {number: wanted[number] - wide for number, wide in enumerate(widths) if table.columns[number].width}
    for number, short in sorted(missing.items(), key=itemgetter(1)):
        more = max(0.0, min(short, spare))
        widths[number] += more
        spare -= more
        left -= more
    return [wide if column.width else left for column, wide in zip(table.columns, widths, strict=True)]


def _widest(column: Column, cells: Sequence[Cell]) -> float:
    small = {text for cell in cells for text in cell.below}
    strong = {cell.strong for cell in cells}
    return (
        max(
            width(column.title, HEADING),
            *(width(text, SIZE) for text in {cell.text for cell in cells}),
            *(width(text, SMALL) for text in small),
            *(width(text, SMALL, True) for text in strong),
            0.0,
        )
        + SLACK
    )


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)
