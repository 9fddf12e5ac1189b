"""A PDF of pages that appears when it is whole, drawn one page after the other."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL

from tracker_desktop.paper.fonts import BOLD, REGULAR, face, one_line, width
from tracker_desktop.paper.pen import GREY, Align, Pen
from tracker_desktop.paper.units import MM
from tracker_desktop.store.whole_file import whole_file

TOTAL = "total-pages"
MAKER = "Tracker Desktop"


class PdfFile:
    """Use it in a `with`: `next_page()` begins each page and gives its pen; the file is there after the last.

    `size` is that of all pages in millimetres. Where the block is left by an exception no file is made.
    Raises Refused (file_unwritable, file_is_database) where the file cannot be written.
    """

    def __init__(self, path: str | Path, size: tuple[float, float], title: str, *, office: URL | None = None) -> None:
        self.size = size
        self.title = one_line(title)
        self.pages = 0
        self._file = whole_file(path, office)
        self._parts = [0]
        self._totals: dict[tuple[int, float], str] = {}
        self._canvas: Any = None
        self._place: Path

    def __enter__(self) -> Self:
        from tracker_desktop.paper.packed import PackedCanvas

        for font in (REGULAR, BOLD):
            face(font)
        place = self._place = self._file.__enter__()
        wide, high = self.size
        self._canvas = PackedCanvas(
            str(place), pagesize=(wide * MM, high * MM), pageCompression=1, initialFontName=REGULAR
        )
        self._canvas.setTitle(self.title)
        self._canvas.setCreator(MAKER)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
        except BaseException as wrong:
            self._file.__exit__(type(wrong), wrong, wrong.__traceback__)
            raise
        self._file.__exit__(kind, error, trace)

    def next_page(self) -> Pen:
        """End the page, where one is open, and begin the next."""
        if self.pages:
            self._canvas.showPage()
        self.pages += 1
        return Pen(self._canvas, self.size[1])

    def begin_part(self) -> None:
        """The pages that follow are counted by themselves: those of a second copy."""
        if self.pages > self._parts[-1]:
            self._parts.append(self.pages)

    def page_of(self, x: float, y: float, size: float, *, align: Align = "left", grey: float = GREY) -> None:
        """`Page 3 of 12` on the page that is open, with its base line at y. How many there are in its part is known at
        the end."""
        pen = Pen(self._canvas, self.size[1])
        part = len(self._parts) - 1
        name = self._totals.setdefault((part, size), f"{TOTAL}-{len(self._totals)}")
        begin = f"Page {self.pages - self._parts[part]} of "
        room = width("0000", size)
        left = x - (width(begin, size) + room if align == "right" else 0.0)
        left -= (width(begin, size) + room) / 2 if align == "centre" else 0.0
        at = left + pen.text(left, y, begin, size, grey=grey)
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillGray(grey)
        canvas.translate(at * MM, (self.size[1] - y) * MM)
        canvas.doForm(name)
        canvas.restoreState()

    def _finish(self) -> None:
        canvas = self._canvas
        if not self.pages:
            self.next_page()
        canvas.showPage()
        ends = [*self._parts[1:], self.pages]
        for (part, size), name in self._totals.items():
            canvas.beginForm(name, 0, -size, size * 6, size * 2)
            canvas.setFont(REGULAR, size)
            canvas.setFillGray(GREY)
            canvas.drawString(0, 0, f"{ends[part] - self._parts[part]:,}")
            canvas.endForm()
        canvas.save_to(self._place)
