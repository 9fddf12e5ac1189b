"""The saved views at the left of a list, with how many records each holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.text import named, set_role, tooltip

_COUNT = int(Qt.ItemDataRole.UserRole)
SIDE = 20
"""Units left free beside the words."""


def with_separators(number: int) -> str:
    """1,375, as everywhere on the screen; the locale C of a bare system would leave the comma out."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(number)


class ViewRow(NamedTuple):
    """One saved view."""

    key: str
    title: str


class SideViews(QListWidget):
    """Signals: chosen(str): key of the view the clerk went to, by key or click."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[ViewRow], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name or self.tr("Views"))
        set_role(self, "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = list(rows)
        self._delegate = _ViewDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setTabKeyNavigation(False)
        self.setFixedWidth(215)
        for row in rows:
            self.addItem(QListWidgetItem(row.title))
        if rows:
            self.setCurrentRow(0)
        self.currentRowChanged.connect(self._went)

    def current(self) -> str:
        """Key of the view shown."""
        return self._rows[self.currentRow()].key

    def set_current(self, key: str) -> None:
        """Mark a view; tells nobody."""
        self.blockSignals(True)
        self.setCurrentRow([row.key for row in self._rows].index(key))
        self.blockSignals(False)

    def show_only(self, keys: Collection[str] | None) -> None:
        """Show these views alone, or all of them again."""
        for number, row in enumerate(self._rows):
            self.setRowHidden(number, keys is not None and row.key not in keys)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records some views hold, by key; the others keep their number."""
        for number, row in enumerate(self._rows):
            if row.key in counts:
                shown = with_separators(counts[row.key])
                item = self.item(number)
                if item.data(_COUNT) != shown:
                    item.setData(_COUNT, shown)
                    item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{row.title}, {shown}")
                    item.setToolTip(tooltip(f"{row.title}: {shown}"))

    def _went(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(self._rows[number].key)


class _ViewDelegate(QStyledItemDelegate):
    """Words at the left, number at the right; the view shown is a soft blue plate."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(120, option.fontMetrics.height() + 19)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        colours = shades()
        box: QRect = option.rect
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.soft if here else colours.hover))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 5, 5)
        inner = box.adjusted(SIDE, 0, -SIDE, 0)
        count = index.data(_COUNT) or ""
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
        words = inner.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(count) - 8, 0)
        font = QFont(option.font)
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if here else colours.text))
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        painter.restore()
