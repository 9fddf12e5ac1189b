"""Draws labels into a PDF: sheets that begin at any label, or one label a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.labels.layout import WIDEST_BAR, Laid, lay_out, narrowest_bars
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import Pen
from tracker_desktop.paper.units import USUAL_DPI, dot
from tracker_desktop.store.watch import Watch

STEP = 20


def write_pdf(
    path: str | Path,
    labels: Sequence[Label],
    form: Format,
    *,
    start: int = 1,
    dpi: int = USUAL_DPI,
    offset: tuple[float, float] = (0.0, 0.0),
    title: str = "Labels",
    known: Sequence[Format] = FORMATS,
    alike: bool = False,
    office: URL | None = None,
    watch: Watch | None = None,
) -> int:
    """Write the labels, the first at label `start` of its page, moved by the printer's `offset` in millimetres.
    Returns the number of pages. Where one code cannot be read there is no file, and those `known` formats are named
    that would do. `alike`: the bars of all begin at the same place.

    Raises Refused: label_code_too_wide, label_start, code_not_printable, file_unwritable; Stopped.
    """
    watch = watch or Watch()
    first = first_place(form, start)
    watch.begin(len(labels))
    widest = narrowest_bars(labels, form, dpi) if alike else WIDEST_BAR
    with PdfFile(path, form.page, title, office=office) as file:
        pen = file.next_page()
        for number, label in enumerate(labels):
            place = (first + number) % form.a_page
            if number and place == 0:
                pen = file.next_page()
            x, y = form.place(place)
            draw(pen, lay_out(label, form, dpi, known, widest), x + offset[0], y + offset[1], dpi)
            if number % STEP == STEP - 1:
                watch.add(STEP)
        watch.add(len(labels) % STEP)
    return file.pages


def first_place(form: Format, start: int) -> int:
    """The place of label `start`, counted from 1. Raises Refused: label_start."""
    if not 1 <= start <= form.a_page:
        raise Refused("label_start", start=start, most=form.a_page, format=form.title)
    return start - 1


def draw(pen: Pen, laid: Laid, x: float, y: float, dpi: int) -> None:
    """Draw one label with its left top at x, y; codes begin on a whole dot of the printer."""
    for text in laid.texts:
        pen.fitted(
            x + text.x, y + text.y, text.fitted, room=text.room, bold=text.bold, align=text.align, grey=text.grey
        )
    one = dot(dpi)
    for placed in laid.symbols:
        at_x, at_y = (round(value / one) * one for value in (x + placed.x, y + placed.y))
        pen.symbol(placed.symbol, at_x, at_y, placed.module, placed.height)
