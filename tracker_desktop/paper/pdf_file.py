"""A PDF of pages that appears when it is whole, drawn one page after the other."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL

from tracker_desktop.paper.fonts import BOLD, REGULAR, face, one_line
from tracker_desktop.paper.line import width
from tracker_desktop.paper.pen import GREY, Pen
from tracker_desktop.paper.units import MM
from tracker_desktop.store.whole_file import whole_file

TOTAL = "total-pages"
FIRST, LAST = "Page ", " of "
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
        self._pieces: dict[tuple[int, float], dict[str, str]] = {}
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

    def page_of(self, right: float, y: float, size: float) -> None:
        """`Page 3 of 12` on the page that is open, with its base line at y. How many there are in its part is known at
        the end: until then its pieces are put where they belong from what stands behind them."""
        part = len(self._parts) - 1
        number = str(self.pages - self._parts[part])
        at = right * MM
        pieces = self._pieces.setdefault((part, size), {})
        for piece in (LAST, *reversed(number), FIRST):
            name = pieces.setdefault(piece, f"{TOTAL}-{part}-{size:g}-{len(pieces)}")
            self._canvas.saveState()
            self._canvas.translate(at, (self.size[1] - y) * MM)
            self._canvas.doForm(name)
            self._canvas.restoreState()
            at -= width(piece, size) * MM if piece.isdecimal() else 0

    def _finish(self) -> None:
        canvas = self._canvas
        if not self.pages:
            self.next_page()
        canvas.showPage()
        ends = [*self._parts[1:], self.pages]
        for (part, size), pieces in self._pieces.items():
            last = LAST + f"{ends[part] - self._parts[part]:,}"
            for piece, name in pieces.items():
                text = last if piece == LAST else piece
                canvas.beginForm(name, -size * 20, -size, size, size * 2)
                canvas.setFont(REGULAR, size)
                canvas.setFillGray(GREY)
                canvas.drawRightString(0.0 if piece == LAST else -width(last, size) * MM, 0, text)
                canvas.endForm()
        canvas.save_to(self._place)
