"""Where something dark stands on a page, in millimetres, as a ruler would find it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

DOTS = 20
"""Dots a millimetre."""
DARK = 100


def page_picture(path: Path, page: int = 0) -> QImage:
    """A page on white, at 20 dots a millimetre."""
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    points = document.pagePointSize(page)
    size = QSize(*(round(side / 72 * 25.4 * DOTS) for side in (points.width(), points.height())))
    picture = document.render(page, size).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    white = QImage(picture.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, picture)
    painter.end()
    document.close()
    return white.convertToFormat(QImage.Format.Format_Grayscale8)


def dark_box(picture: QImage, area: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark within an area (left, top, right, bottom), in millimetres."""
    left, top, right, bottom = (round(side * DOTS) for side in area)
    rows = range(max(top, 0), min(bottom, picture.height()))
    columns = range(max(left, 0), min(right, picture.width()))
    data, stride = picture.constBits(), picture.bytesPerLine()
    dark = [(x, y) for y in rows for x in columns if data[y * stride + x] < DARK]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs) / DOTS, min(ys) / DOTS, (max(xs) + 1) / DOTS, (max(ys) + 1) / DOTS
