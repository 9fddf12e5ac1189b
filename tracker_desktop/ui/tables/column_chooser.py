"""The chooser of columns: a small window under its button, with a box and a place for each column."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.text import named, plain_label, set_role

_NUMBER = int(Qt.ItemDataRole.UserRole)


class ColumnChooser(QFrame):
    """Ticks show and hide columns of `table` at once; dragging or the two buttons move them. Deletes itself."""

    def __init__(self, table: TableView) -> None:
        super().__init__(table, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "card")
        self._table = table
        self._header = table.horizontalHeader()
        self._list = named(QListWidget(), self.tr("Columns"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.itemChanged.connect(self._ticked)
        self._list.model().rowsMoved.connect(self._moved)
        row = QHBoxLayout()
        row.addWidget(self._button(self.tr("Up"), lambda: self._shift(-1)))
        row.addWidget(self._button(self.tr("Down"), lambda: self._shift(1)))
        row.addStretch(1)
        row.addWidget(self._button(self.tr("As at first"), self._reset))
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 10)
        box.addWidget(plain_label(self.tr("Columns shown, in this order"), "label"))
        box.addWidget(self._list)
        box.addLayout(row)
        self._fill()

    def open_under(self, button: QWidget) -> None:
        """Show the chooser under its button, with the keyboard in it."""
        rows = self._list.count()
        self._list.setMinimumHeight(min(rows, 14) * self._list.sizeHintForRow(0) + 6)
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        self._list.setFocus()

    def _button(self, text: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return named(button, text)

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for visual in range(self._header.count()):
            number = self._header.logicalIndex(visual)
            item = QListWidgetItem(self._table.pages.columns[number].title)
            item.setData(_NUMBER, number)
            shown = not self._header.isSectionHidden(number)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.blockSignals(False)

    def _ticked(self, item: QListWidgetItem) -> None:
        shown = item.checkState() == Qt.CheckState.Checked
        last = self._header.count() - self._header.hiddenSectionCount() == 1
        if not shown and last:
            item.setCheckState(Qt.CheckState.Checked)
            return
        self._header.setSectionHidden(item.data(_NUMBER), not shown)
        self._table.columns_changed()

    def _moved(self) -> None:
        for visual in range(self._list.count()):
            number = self._list.item(visual).data(_NUMBER)
            self._header.moveSection(self._header.visualIndex(number), visual)

    def _shift(self, step: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + step < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(row + step, item)
            self._list.setCurrentRow(row + step)
            self._moved()

    def _reset(self) -> None:
        self._table.restore_layout("")
        self._fill()
