"""The frame of every paper: who printed it for which office, its title and number, the page, and VOID across it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import FAINT, GREY, Pen
from tracker_desktop.paper.symbols import Symbol
from tracker_desktop.paper.units import INCH, USUAL_DPI

MARGIN = 15.0
"""White on every side, in millimetres."""
FOOT = 10.0
"""What the line at the foot takes above the margin."""
VOID, DRAFT = "VOID", "DRAFT"


@dataclass(frozen=True)
class Frame:
    """What stands on every page. `below` are lines under the title, `foot` is said at the foot beside the page's
    number (as of when, who printed it), `code` is drawn at the top right with its text. `void` is set where the
    document was undone, `draft` where it is not issued yet."""

    office: str
    title: str
    below: tuple[str, ...] = ()
    foot: str = ""
    code: Symbol | None = None
    copy: str = ""
    void: bool = False
    draft: bool = False


class Pages:
    """Begins pages with their frame. What a page holds is drawn between `top` and `bottom`, `left` and `right`."""

    def __init__(self, file: PdfFile, frame: Frame) -> None:
        self.file = file
        self.frame = frame
        wide, high = file.size
        self.left, self.right = MARGIN, wide - MARGIN
        self.bottom = high - MARGIN - FOOT
        self.top = MARGIN

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.right - self.left

    def next_page(self) -> Pen:
        """Begin a page and draw its frame; `top` is then where its content may begin."""
        pen = self.file.next_page()
        frame = self.frame
        code_room = self._code(pen)
        room = self.room - code_room - (4 if code_room else 0)
        y = MARGIN + 3.4
        copy_room = pen.text(self.left + room, y, frame.copy, 9, bold=True, align="right") if frame.copy else -3
        pen.text(self.left, y, frame.office, 9, grey=GREY, room=room - copy_room - 3)
        y += 8
        pen.text(self.left, y, frame.title, 17, bold=True, room=room)
        for line in frame.below:
            y += 5
            pen.text(self.left, y, line, 9, grey=GREY, room=room)
        y = max(y + 3.5, MARGIN + (18 if code_room else 0))
        pen.line(self.left, y, self.right, y, grey=FAINT, thick=0.3)
        self.top = y + 4
        foot = self.file.size[1] - MARGIN
        pen.line(self.left, foot - 5, self.right, foot - 5, grey=FAINT)
        pen.text(self.left, foot, frame.foot, 8, grey=GREY, room=self.room - 32)
        self.file.page_of(self.right, foot, 8)
        if frame.void or frame.draft:
            pen.across(VOID if frame.void else DRAFT, self.file.size[0])
        return pen

    def _code(self, pen: Pen) -> float:
        """The document's number as bars at the top right. Returns the room it takes."""
        symbol = self.frame.code
        if symbol is None:
            return 0.0
        module = 3 * INCH / USUAL_DPI
        wide = symbol.across * module
        x = self.right - wide + 10 * module  # bars to the margin, their quiet zone beyond it
        pen.symbol(symbol, x, MARGIN, module, 10)
        pen.text(x + wide / 2, MARGIN + 14, symbol.text, 9, align="centre")
        return wide
