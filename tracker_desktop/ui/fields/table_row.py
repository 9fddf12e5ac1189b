"""One row of a table that is filled in: its widgets, its values, what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from tracker_desktop.ui.fields.choice_field import Combo
from tracker_desktop.ui.fields.dates import Unreadable
from tracker_desktop.ui.fields.table_column import TableColumn, read_cell, show_cell
from tracker_desktop.ui.icons import set_icon
from tracker_desktop.ui.text import named, restyle, set_role

GAP = 6
REMOVE_WIDTH = 34


class TableRow(QWidget):
    """Values that no column shows are kept with the row. Signals: edited(); removed()."""

    edited = Signal()
    removed = Signal()

    def __init__(self, columns: Sequence[TableColumn], values: Mapping[str, Any] | None) -> None:
        super().__init__()
        self._columns = columns
        self._kept = dict(values or {})
        self._set_by_hand = {column.key for column in columns} if values is not None else set[str]()
        self.cells: dict[str, QLineEdit | Combo] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for column in columns:
            self.cells[column.key] = cell = self._cell(column)
            line.addWidget(cell, 0 if column.width else 1)
            self._show(column, column.start if values is None else values.get(column.key, column.start))
        self.remove = self._remove_button()
        line.addWidget(self.remove)

    def name(self, number: int) -> None:
        """Tell screen readers which row this is, counted from 1."""
        for column in self._columns:
            cell = self.cells[column.key]
            named(cell, _tr("{0}, row {1}").format(column.title, number))
            if isinstance(cell, Combo):
                named(cell.view(), cell.accessibleName())
        named(self.remove, _tr("Remove row {0}").format(number))

    def is_empty(self) -> bool:
        """Whether nothing was typed into it: a number of a new row is nothing typed."""
        return not any(self._typed(column) for column in self._columns)

    def values(self) -> dict[str, Any]:
        """The values by key; what cannot be read stands there as it was typed."""
        return {**self._kept, **{column.key: self._value(column) for column in self._columns}}

    def problem(self) -> tuple[str, str] | None:
        """The key of the first cell with something wrong, and what: "it is missing. Type it here."."""
        values = self.values()
        for column in self._columns:
            wrong = self._wrong(column, values)
            if wrong:
                return column.key, wrong
        return None

    def set_value(self, key: str, value: Any) -> None:
        """Enter a value, as the clerk does."""
        column = next(one for one in self._columns if one.key == key)
        self._show(column, value)
        self._changed(column)

    def mark(self, key: str | None) -> None:
        """Show that the cell with this key is wrong; None: that none is."""
        for name, cell in self.cells.items():
            wrong = "true" if name == key else "false"
            if cell.property("wrong") != wrong:
                cell.setProperty("wrong", wrong)
                restyle(cell)

    def key_of(self, widget: QObject | None) -> str | None:
        """The key of the cell that this widget is."""
        return next((key for key, cell in self.cells.items() if cell is widget), None)

    def _cell(self, column: TableColumn) -> QLineEdit | Combo:
        if column.kind == "choice":
            cell: QLineEdit | Combo = Combo()
            assert isinstance(cell, Combo)
            cell.addItems([text for _, text in column.choices])
            cell.activated.connect(lambda: self._changed(column))
        else:
            cell = QLineEdit()
            cell.textEdited.connect(lambda: self._changed(column))
        if column.width:
            cell.setFixedWidth(column.width)
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return cell

    def _remove_button(self) -> QPushButton:
        button = QPushButton()
        set_role(button, "choice")
        set_icon(button, "close", "muted")
        button.setAutoDefault(False)
        button.setFixedWidth(REMOVE_WIDTH)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(lambda *_: self.removed.emit())
        return button

    def _changed(self, changed: TableColumn) -> None:
        self._set_by_hand.add(changed.key)
        values = self.values()
        for column in self._columns:
            if column.follow is not None and column.key not in self._set_by_hand:
                self._show(column, column.follow(values))
        self.edited.emit()

    def _show(self, column: TableColumn, value: Any) -> None:
        cell = self.cells[column.key]
        if isinstance(cell, QLineEdit):
            cell.setText(value if isinstance(value, str) else show_cell(column, value))
            cell.setCursorPosition(0)
            return
        keys = [key for key, _ in column.choices]
        if value in keys:
            cell.setCurrentIndex(keys.index(value))

    def _value(self, column: TableColumn) -> Any:
        cell = self.cells[column.key]
        if not isinstance(cell, QLineEdit):
            return column.choices[cell.currentIndex()][0]
        try:
            return read_cell(column, cell.text())
        except Unreadable:
            return cell.text().strip()

    def _typed(self, column: TableColumn) -> bool:
        cell = self.cells[column.key]
        return isinstance(cell, QLineEdit) and cell.text().strip() not in ("", show_cell(column, column.start))

    def _wrong(self, column: TableColumn, values: Mapping[str, Any]) -> str:
        cell = self.cells[column.key]
        if isinstance(cell, QLineEdit):
            try:
                value = read_cell(column, cell.text())
            except Unreadable as unreadable:
                return str(unreadable)
            if value is None and column.required:
                return _tr("it is missing. Type it, or remove the row.")
        return column.wrong(values) if column.wrong is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableField", text)
