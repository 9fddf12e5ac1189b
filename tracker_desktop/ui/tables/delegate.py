"""Draws the cells of a table itself: half the time the style takes, and pills besides."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from tracker_desktop.ui.pill import HEIGHT_OVER_TEXT, draw_pill, pill_font, pill_width
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.state_colours import state
from tracker_desktop.ui.tables.paged_model import MISSING, Index, PagedModel, align_of
from tracker_desktop.ui.text import tooltip

PADDING = 10
"""Units left free at both sides of a cell; the header has the same."""
MARK = 3
"""Width of the mark at the left of the current row."""
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class _Look:
    """Fonts and colours of one theme, made once."""

    text: QFont
    mono: QFont
    pill: QFont
    text_metrics: QFontMetrics
    mono_metrics: QFontMetrics
    pill_metrics: QFontMetrics
    base: QColor
    band: QColor
    soft: QColor
    ink: QColor
    faint: QColor
    accent: QColor


def mono_font(base: QFont) -> QFont:
    """The fixed-width font for tags and codes beside text in `base`."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(base.pointSizeF() * 0.95)
    return font


class Delegate(QStyledItemDelegate):
    """Paints text, codes and pills of a PagedModel."""

    def __init__(self, model: PagedModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._align = [align_of(column) for column in model.columns]
        self._kinds = [column.kind for column in model.columns]
        self._look: _Look | None = None
        self.current_row = -1
        """The row with the mark, and whether the keyboard is there: set by the view."""
        self.focused = False
        self.first_column = 0
        """Where the mark is drawn: the leftmost column shown."""

    def forget_look(self) -> None:
        """The theme or the font changed."""
        self._look = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw one cell."""
        box: QRect = option.rect
        row, column = index.row(), index.column()
        look = self._look or self._new_look()
        if option.state & _SELECTED:
            painter.fillRect(box, look.soft)
        else:
            painter.fillRect(box, look.band if row & 1 else look.base)
        if row == self.current_row and column == self.first_column:
            mark = QRect(box.left(), box.top(), MARK, box.height())
            painter.fillRect(mark, look.accent if self.focused else look.faint)
        text = self._model.cell(row, column)
        if not text:
            if text is None and column == 0:
                painter.setPen(look.faint)
                painter.drawText(box.adjusted(PADDING, 0, -PADDING, 0), self._align[column], MISSING)
            return
        kind = self._kinds[column]
        if kind == "pill":
            self._paint_pill(painter, box, text, bool(option.state & _SELECTED))
            return
        mono = kind == "mono"
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        metrics = look.mono_metrics if mono else look.text_metrics
        painter.setFont(look.mono if mono else look.text)
        painter.setPen(look.ink)
        painter.drawText(inner, self._align[column], metrics.elidedText(text, _ELIDE, inner.width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """Room for the whole cell, without a look at the style."""
        column = index.column()
        text = self._model.cell(index.row(), column) or ""
        return QSize(self._width(text, self._kinds[column]), self.row_height())

    def row_height(self) -> int:
        """Height of every row, in units."""
        look = self._look or self._new_look()
        return look.text_metrics.height() + 19

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index, /
    ) -> bool:
        """The whole text of a cell that was cut, as its tooltip."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = self._model.cell(index.row(), index.column()) or ""
        kind = self._kinds[index.column()]
        box: QRect = option.rect
        cut = self._width(text, kind) > box.width()
        words = state(text).word if kind == "pill" else text
        QToolTip.showText(event.globalPos(), tooltip(words) if cut else "", view)
        return True

    def _width(self, text: str, kind: str) -> int:
        look = self._look or self._new_look()
        if kind == "pill":
            return pill_width(state(text), look.pill_metrics) + PADDING
        metrics = look.mono_metrics if kind == "mono" else look.text_metrics
        return metrics.horizontalAdvance(text) + 2 * PADDING

    def _paint_pill(self, painter: QPainter, box: QRect, text: str, selected: bool) -> None:
        shown, look = state(text), self._look or self._new_look()
        metrics = look.pill_metrics
        height = metrics.height() + HEIGHT_OVER_TEXT
        # a pill starts a little left of the text above it, so that their letters line up better
        width = min(pill_width(shown, metrics), box.width() - PADDING)
        place = QRectF(box.left() + PADDING / 2, box.top() + (box.height() - height) // 2, width, height)
        painter.setFont(look.pill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        draw_pill(painter, place, shown, look.base if selected else None)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _new_look(self) -> _Look:
        view = self.parent()
        font = view.font() if isinstance(view, QAbstractItemView) else QFont()
        mono, pill = mono_font(font), pill_font(font)
        colours = shades()
        self._look = _Look(
            font,
            mono,
            pill,
            QFontMetrics(font),
            QFontMetrics(mono),
            QFontMetrics(pill),
            *(QColor(getattr(colours, name)) for name in ("base", "band", "soft", "text", "faint", "accent")),
        )
        return self._look
