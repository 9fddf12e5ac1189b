"""A chart without its report, on a page of its own: to look at what is drawn on paper."""

from __future__ import annotations

import io
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.paper.units import MM
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.reports.asking import asked_of
from tracker_desktop.reports.charts.chart import Picture
from tracker_desktop.reports.charts.registry import CHARTS
from tracker_desktop.reports.registry import REPORTS
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


@dataclass(frozen=True)
class PictureOf(Query[Picture]):
    """A chart as of now, with what its report asks for by itself. Raises KeyError."""

    key: str

    def run(self, connection: Connection) -> Picture:
        if self.key not in CHARTS:
            raise KeyError(self.key)
        report = next(report for report in REPORTS.values() if report.chart == self.key)
        return CHARTS[self.key].read(connection, asked_of(report, {}, office_of(connection)))


def picture_of(key: str, store: Store) -> Picture:
    """A chart by its key. Raises KeyError."""
    return store.read(PictureOf(key))
