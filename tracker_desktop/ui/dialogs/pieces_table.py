"""The table of pieces: a number, a serial number and a tag each, typed or scanned."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tracker_desktop.ui.dialogs.pieces import COLUMNS, Column, Pieces
from tracker_desktop.ui.shades import colour
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.text import named, set_role, tooltip

Index = QModelIndex | QPersistentModelIndex
NUMBER_WIDTH, SERIAL_WIDTH = 64, 340


class PiecesModel(QAbstractTableModel):
    """Signals: typed(object, str, str): row, column and text of a cell that the clerk wants to change."""

    typed = Signal(object, str, str)

    def __init__(self, pieces: Pieces) -> None:
        super().__init__()
        self.pieces = pieces
        self._titles = (self.tr("Piece"), self.tr("Serial number"), self.tr("Tag"))

    def scan(self, code: str) -> tuple[int, Column]:
        """Put a scanned code where it belongs; returns row and column. Raises Refused."""
        number, _ = self.pieces.next()
        if number < len(self.pieces.rows):
            found = self.pieces.scan(code)
            self.show_row(number)
            return found
        self.beginInsertRows(QModelIndex(), number, number)
        try:
            return self.pieces.scan(code)
        finally:
            self.endInsertRows()

    def remove(self, number: int) -> None:
        """Take a piece off."""
        self.beginRemoveRows(QModelIndex(), number, number)
        self.pieces.remove(number)
        self.endRemoveRows()

    def show_row(self, number: int) -> None:
        """A piece has changed."""
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._titles) - 1))

    def refresh(self) -> None:
        """All may have changed."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.pieces.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.pieces.rows):
            return None
        if not index.column():
            return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = COLUMNS[index.column() - 1]
        return self._of_code(index.row(), column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not (index.isValid() and index.column() and role == Qt.ItemDataRole.EditRole):
            return False
        self.typed.emit(index.row(), COLUMNS[index.column() - 1], str(value).strip())
        return True

    def _of_code(self, row: int, column: Column, role: int) -> Any:
        piece = self.pieces.rows[row]
        text, problem = piece.get(column), piece.wrong.get(column, "")
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.DisplayRole:
            words = text or (self.tr("by category") if column == "tag" else "—")
            return f"⚠ {words}" if problem else words
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tint("bad").text) if problem else None if text else colour("muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(problem)
        return None


class PiecesTable(QTableView):
    """Typing or F2 changes a cell, Delete takes a piece off. Signals: removed(object): its row."""

    removed = Signal(object)

    def __init__(self, model: PiecesModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        named(self, name)
        set_role(self, "typed")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 17)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(0, NUMBER_WIDTH)
        header.resizeSection(1, SERIAL_WIDTH)
        header.setStretchLastSection(True)

    def show_cell(self, row: int, column: Column) -> None:
        """Bring a cell into sight and, while no other is being typed into, mark it."""
        index = self.model().index(row, COLUMNS.index(column) + 1)
        if self.state() != QAbstractItemView.State.EditingState:
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Delete takes the piece off; Enter changes the cell."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(index.row())
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(index.siblingAtColumn(max(index.column(), 1)))
        else:
            super().keyPressEvent(event)
