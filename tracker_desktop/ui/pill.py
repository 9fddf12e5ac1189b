"""The pill: a state as a word on its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tracker_desktop.ui.state_colours import State, state, tint

HEIGHT_OVER_TEXT = 6
"""How much higher than its text a pill is, in units."""
_SIDE = 9


def pill_font(base: QFont) -> QFont:
    """The bold small font of a pill beside text in `base`."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.86)
    font.setBold(True)
    return font


def pill_width(shown: State, metrics: QFontMetrics) -> int:
    """How wide the pill of a state is, in units."""
    return metrics.horizontalAdvance(shown.word) + 2 * _SIDE


def draw_pill(painter: QPainter, box: QRectF, shown: State, ground: QColor | None = None) -> None:
    """Draw a pill into `box` with the painter's font (see `pill_font`), on `ground` where its own would not show; a
    word too long ends in …"""
    colours = tint(shown.tone)
    metrics = painter.fontMetrics()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground or QColor(colours.ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    words = box.adjusted(_SIDE, 0, -_SIDE + 2, 0)
    painter.setPen(QColor(colours.text))
    word = metrics.elidedText(shown.word, Qt.TextElideMode.ElideRight, int(words.width()))
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)


class Pill(QWidget):
    """A pill as a widget of its own."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._state = state(name)
        self.show_state(name)

    def show_state(self, name: str) -> None:
        """Show the state of that key or word; hidden when it is empty."""
        self._state = state(name)
        self.setAccessibleName(self._state.word)
        self.setVisible(bool(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Just the pill."""
        metrics = QFontMetrics(pill_font(self.font()))
        return QSize(pill_width(self._state, metrics), metrics.height() + HEIGHT_OVER_TEXT)

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw it, in the middle of the height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(pill_font(self.font()))
        hint = self.sizeHint()
        draw_pill(painter, QRectF(0, (self.height() - hint.height()) // 2, hint.width(), hint.height()), self._state)
