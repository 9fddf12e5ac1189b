"""A chart on a page of its own, for a screen that shows PDF."""

from __future__ import annotations

import io

from tracker_desktop.paper.units import MM
from tracker_desktop.reports.charts.chart import Picture
from tracker_desktop.reports.charts.reading import picture_of
from tracker_desktop.store.store import Store

Size = tuple[float, float]
EDGE = 2.0
"""White around the chart, in millimetres."""


def chart_pdf(key: str, store: Store, size: Size) -> bytes:
    """A chart as a PDF of one page of this size in millimetres. Raises KeyError for one that is not there."""
    return picture_pdf(picture_of(key, store), size)


def picture_pdf(picture: Picture, size: Size) -> bytes:
    """A picture that was read before, likewise."""
    from reportlab.graphics import renderPDF

    from tracker_desktop.paper.fonts import REGULAR, face
    from tracker_desktop.paper.packed import PackedCanvas
    from tracker_desktop.reports.charts.drawing import drawing

    face(REGULAR)
    wide, high = size
    page = io.BytesIO()
    canvas = PackedCanvas(page, pagesize=(wide * MM, high * MM), pageCompression=1, initialFontName=REGULAR)
    canvas.setTitle(picture.title)
    made = drawing(picture, (wide - 2 * EDGE, high - 2 * EDGE))
    renderPDF.draw(made, canvas, EDGE * MM, EDGE * MM)
    canvas.save()
    return page.getvalue()
