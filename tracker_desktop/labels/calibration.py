"""A page that shows where a printer puts things: the outlines of the labels, and a cross to measure with a ruler."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.labels.formats import Format
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import GREY, Pen
from tracker_desktop.paper.units import MM

ARM = 5.0
THIN = 0.1


def cross_of(form: Format) -> tuple[float, float]:
    """Where the cross should come out, in millimetres from the left and the top edge of the page."""
    x, y = form.place(form.a_page // 2 if not form.is_roll else 0)
    return round(x + form.label[0] / 2), round(y + form.label[1] / 2)


def offset_of(form: Format, measured: tuple[float, float], used: tuple[float, float] = (0, 0)) -> tuple[float, float]:
    """The offset to print with, from where the cross came out when it was printed with the offset `used`."""
    x, y = cross_of(form)
    return used[0] + x - measured[0], used[1] + y - measured[1]


def write_calibration(
    path: str | Path, form: Format, offset: tuple[float, float] = (0.0, 0.0), *, office: URL | None = None
) -> None:
    """Write the page, moved by the offset. Raises Refused: file_unwritable, file_is_database."""
    with PdfFile(path, form.page, f"Calibration {form.title}", office=office) as file:
        pen = file.next_page()
        pen.canvas.translate(offset[0] * MM, -offset[1] * MM)
        for number, (x, y) in enumerate(form.places(), 1):
            pen.box(x, y, *form.label, thick=THIN)
            pen.text(x + 1, y + 3, str(number), 6, grey=GREY)
        _cross(pen, form)


def _cross(pen: Pen, form: Format) -> None:
    x, y = cross_of(form)
    arm = min(ARM, form.label[1] / 2 - 1)
    pen.line(x - arm, y, x + arm, y, thick=THIN)
    pen.line(x, y - arm, x, y + arm, thick=THIN)
    below = form.label[1] > 20
    room = form.label[0] / 2 - 2
    words = f"This cross: {x:g} mm from the left edge, {y:g} mm from the top edge"
    if below:
        pen.block(x + 1, y + 1, words, room, form.label[1] / 2 - 3, 6, lines=3)
    else:
        pen.block(x + 1, y + 0.5, f"{x:g} / {y:g} mm", room, 4, 6)
