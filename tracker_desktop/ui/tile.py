"""A tile of Today: a number that matters, and the way to the list behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.side_views import with_separators
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.text import tooltip

EDGE = 15
"""Units left free around the words."""
SPARE = 3
"""Units more than the words need: a width is rounded down."""
_NUMBER, _TITLE, _SMALL = (1.9, True), (1.0, True), (0.86, False)


class Tile(QAbstractButton):
    """Clicked, or pressed by Space or Enter, it says clicked()."""

    def __init__(self, title: str, tone: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._tone = title, tone
        self._number, self._small = "…", ""
        self._quiet = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def set_number(self, number: int, small: str = "", title: str | None = None, sign: str = "") -> None:
        """Show a number, with a sign before it, and the small line; 0 is grey, whatever the tone."""
        self._number, self._small = f"{sign} {with_separators(number)}".strip(), small
        self._title = title or self._title
        self._quiet = number == 0
        self._show()

    def set_amount(self, amount: str, small: str = "", *, quiet: bool = False) -> None:
        """Show an amount in words in place of a number; `quiet`: it is nothing, and grey."""
        self._number, self._small, self._quiet = amount, small, quiet
        self._show()

    def sizeHint(self) -> QSize:
        """Room for all lines, whole."""
        lines = self._lines()
        width = max(metrics.horizontalAdvance(text) for text, _, metrics, _ in lines)
        return QSize(width + 2 * EDGE + SPARE, sum(metrics.height() for _, _, metrics, _ in lines) + 32)

    def minimumSizeHint(self) -> QSize:
        """The words may be cut."""
        return QSize(96, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """A white card with three lines."""
        colours = shades()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QColor(colours.accent if focused else colours.soft_line if self.underMouse() else colours.line))
        painter.setBrush(QColor(colours.down if self.isDown() else colours.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        y = 11
        for text, font, metrics, ink in self._lines():
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 2 * EDGE)
            painter.drawText(EDGE, y + metrics.ascent(), shown)
            y += metrics.height() + 5

    def _lines(self) -> list[tuple[str, QFont, QFontMetrics, str]]:
        colours = shades()
        number_ink = colours.muted if self._quiet else tint(self._tone).text
        made: list[tuple[str, QFont, QFontMetrics, str]] = []
        for text, (part, bold), ink in (
            (self._number, _NUMBER, number_ink),
            (self._title, _TITLE, colours.text),
            *([(self._small, _SMALL, colours.muted)] if self._small else ()),
        ):
            font = QFont(self.font())
            font.setPointSizeF(self.font().pointSizeF() * part)
            font.setBold(bold)
            made.append((text, font, QFontMetrics(font), ink))
        return made

    def _show(self) -> None:
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._number} {self._title}")
        self.setAccessibleDescription(self._small)
        self.setToolTip(tooltip(self._small))
