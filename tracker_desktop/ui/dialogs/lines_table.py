"""The lines of a document: read-only rows, the red ones with what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.tables.delegate import mono_font
from tracker_desktop.ui.text import named, tooltip

Text = Callable[[Any], str]


@dataclass(frozen=True)
class LineColumn:
    """One column: its title, how a line is written in it. `problem`: a red line says from here on what is
    wrong."""

    title: str
    text: Text
    width: int = 120
    mono: bool = False
    right: bool = False
    problem: bool = False


class _RedStaysRed(QStyledItemDelegate):
    """A red line is red while it is the chosen one too."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, colour)


class LinesTable(QTableWidget):
    """Signals: opened(int): Enter or double click on a line; removed(int): Delete on a line."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, columns: Sequence[LineColumn], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        named(self, name)
        self._columns = columns
        self.setHorizontalHeaderLabels([column.title for column in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(_RedStaysRed(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 17)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            header.resizeSection(number, column.width)
            item = self.horizontalHeaderItem(number)
            if column.right and item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines; the newest stays in sight."""
        more = len(lines) > self.rowCount()
        self.clearSpans()
        self.setRowCount(len(lines))
        bad = QColor(tint("bad").text)
        for row, line in enumerate(lines):
            for number, column in enumerate(self._columns):
                text = f"⚠ {line.problem}" if line.problem and column.problem else column.text(line)
                item = QTableWidgetItem(text)
                item.setToolTip(tooltip(text))
                if column.mono:
                    item.setFont(mono_font(self.font()))
                if column.right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if line.problem:
                    item.setForeground(bad)
                self.setItem(row, number, item)
                if line.problem and column.problem and number + 1 < len(self._columns):
                    self.setSpan(row, number, 1, len(self._columns) - number)
        if more:
            self.setCurrentCell(len(lines) - 1, 0)
            self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens a line, Delete takes it off."""
        row = self.currentRow()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)
