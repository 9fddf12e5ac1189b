"""The lines of a document: read-only rows, the red ones with what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
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
from tracker_desktop.ui.tables.delegate import PADDING, mono_font
from tracker_desktop.ui.tables.layout import fill
from tracker_desktop.ui.text import named, tooltip

Text = Callable[[Any], str]
EDGES = 17
"""Units of a row above and below its words, together."""
_PROBLEM = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class LineColumn:
    """One column: its title, how a line is written in it. `elastic`: it holds words, which share what room there is.
    `problem`: a red line says from here on what is wrong. `tip` says more of a line than its cell does."""

    title: str
    text: Text
    width: int = 120
    mono: bool = False
    right: bool = False
    elastic: bool = False
    problem: bool = False
    states: tuple[str, ...] = ()
    tip: Text | None = None

    @property
    def kind(self) -> str:
        """As in other tables."""
        return "mono" if self.mono else "text"


class _RedStaysRed(QStyledItemDelegate):
    """A red line is red while it is the chosen one too, and says in several lines what does not fit in one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, colour)
        if index.data(_PROBLEM):
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText


class LinesTable(QTableWidget):
    """Signals: opened(int): Enter or double click on a line; removed(int): Delete on a line."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, columns: Sequence[LineColumn], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        named(self, name)
        self._columns: Sequence[LineColumn] = ()
        self._problems: dict[int, str] = {}
        self._by_hand = self._is_laying_out = False
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
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + EDGES)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_columns(columns)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines; the newest stays in sight."""
        more = len(lines) > self.rowCount()
        self.clearSpans()
        self.setRowCount(len(lines))
        self._problems = {row: f"⚠ {line.problem}" for row, line in enumerate(lines) if line.problem}
        bad = QColor(tint("bad").text)
        for row, line in enumerate(lines):
            for number, column in enumerate(self._columns):
                says_why = column.problem and row in self._problems
                text = self._problems[row] if says_why else column.text(line)
                item = QTableWidgetItem(text)
                item.setData(_PROBLEM, says_why)
                tip = text if column.tip is None or says_why else column.tip(line)
                item.setToolTip(tooltip(tip))
                if column.mono:
                    item.setFont(mono_font(self.font()))
                if column.right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if line.problem:
                    item.setForeground(bad)
                self.setItem(row, number, item)
                if says_why and number + 1 < len(self._columns):
                    self.setSpan(row, number, 1, len(self._columns) - number)
        self._set_heights()
        if more:
            self.setCurrentCell(len(lines) - 1, 0)
            self.scrollToBottom()

    def set_columns(self, columns: Sequence[LineColumn]) -> None:
        """Show these columns from now on; the lines are to be shown anew."""
        if columns == self._columns:
            return
        self._columns, self._by_hand, self._is_laying_out = columns, False, True
        self.clearSpans()
        self.setRowCount(0)
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([column.title for column in columns])
        for number, column in enumerate(columns):
            self.horizontalHeader().resizeSection(number, column.width)
            item = self.horizontalHeaderItem(number)
            if item is not None:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._is_laying_out = False
        self._share_out()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The columns share the room until a hand arranges them."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        if not self._by_hand:
            self._is_laying_out = True
            fill(self.horizontalHeader(), self._columns, self.viewport().width())
            self._is_laying_out = False
        self._set_heights()

    def _resized(self, number: int, _old: int, _new: int) -> None:
        if self.isVisible() and not self._is_laying_out and number + 1 < len(self._columns):
            self._by_hand = True
            self._set_heights()

    def _set_heights(self) -> None:
        """A red line is as high as what is wrong with it."""
        usual = self.verticalHeader().defaultSectionSize()
        first = next((number for number, column in enumerate(self._columns) if column.problem), 0)
        room = sum(self.columnWidth(number) for number in range(first, len(self._columns))) - 2 * PADDING
        box, wrap = QRect(0, 0, max(room, 1), 1), int(Qt.TextFlag.TextWordWrap)
        for row in range(self.rowCount()):
            said = self._problems.get(row)
            needed = self.fontMetrics().boundingRect(box, wrap, said).height() + EDGES if said else usual
            self.setRowHeight(row, max(needed, usual))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens a line, Delete takes it off."""
        row = self.currentRow()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)
