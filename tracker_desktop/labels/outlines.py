"""A page with the outline of every label: laid over a sheet it shows whether they come out where they are cut."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.labels.formats import Format
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import GREY

THIN = 0.1


def write_outlines(
    path: str | Path, form: Format, offset: tuple[float, float] = (0.0, 0.0), *, office: URL | None = None
) -> None:
    """Write the page, moved by a printer's offset in millimetres. Raises Refused: file_unwritable, file_is_database."""
    with PdfFile(path, form.page, f"Label outlines: {form.title}", office=office) as file:
        pen = file.next_page()
        for number, (x, y) in enumerate(form.places(), 1):
            pen.box(x + offset[0], y + offset[1], *form.label, thick=THIN)
            pen.text(x + offset[0] + 1, y + offset[1] + 3, str(number), 6, grey=GREY)
