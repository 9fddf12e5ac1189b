"""How a file looks in a list: its small picture, or a sheet with its kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPen, QPixmap

SIZE = 128
_WORDS = (
    ("application/pdf", "PDF"),
    ("image/", "PHOTO"),
    ("wordprocessing", "DOC"),
    ("msword", "DOC"),
    ("opendocument.text", "DOC"),
    ("sheet", "XLS"),
    ("excel", "XLS"),
    ("presentation", "PPT"),
    ("powerpoint", "PPT"),
    ("text/csv", "CSV"),
    ("text/", "TEXT"),
    ("zip", "ZIP"),
)


def file_icon(media_type: str, small: bytes | None, *, wrong: bool = False) -> QIcon:
    """The small picture where there is one; a sheet with what it is, with a question mark where it is `wrong`."""
    icon = QIcon(file_pixmap(media_type, small, wrong=wrong))
    icon.addPixmap(file_pixmap(media_type, small, wrong=wrong), QIcon.Mode.Selected)  # not tinted when it is chosen
    return icon


def file_pixmap(media_type: str, small: bytes | None, *, wrong: bool = False, size: int = SIZE) -> QPixmap:
    """The same as a square picture."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    picture = QPixmap()
    if small is not None and not wrong and picture.loadFromData(small):
        fitted = picture.size().scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (size - fitted.width()) / 2, (size - fitted.height()) / 2
        painter.drawPixmap(QRectF(left, top, fitted.width(), fitted.height()), picture, QRectF(picture.rect()))
    else:
        _sheet(painter, size, "?" if wrong else _word(media_type))
    painter.end()
    return made


def _word(media_type: str) -> str:
    return next((word for part, word in _WORDS if part in media_type), "FILE")


def _sheet(painter: QPainter, size: int, word: str) -> None:
    palette = QGuiApplication.palette()
    sheet = QRectF(size * 0.16, size * 0.06, size * 0.68, size * 0.88)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), size / 42))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(sheet, size / 16, size / 16)
    font = painter.font()
    font.setPixelSize(size // 6)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, word)
