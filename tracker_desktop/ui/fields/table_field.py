"""A small table that is filled in row by row, as the codes of an item; an empty row at its end waits for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tracker_desktop.scanning.symbology import split_aim
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.table_column import TableColumn
from tracker_desktop.ui.fields.table_row import GAP, REMOVE_WIDTH, TableRow
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.ui.text import plain_label

Take = Callable[[str, Any], None]
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class TableField(Field):
    """Its value is one mapping a row. Up and Down go from row to row, Ctrl+Delete removes one; a code that is scanned
    while any cell has the keys goes into the code cell there, or into the next row; one that is scanned while another
    field of its dialog has them, into the next row."""

    def __init__(self, label: str, columns: Sequence[TableColumn], *, hint: str = "") -> None:
        self._columns = tuple(columns)
        self._code = next((column.key for column in columns if column.kind == "code"), None)
        self._rows: list[TableRow] = []
        self._listen: Callable[[QLineEdit, Take], None] | None = None
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        editor = QWidget()
        super().__init__(label, editor, hint)
        editor.setLayout(self._box)
        self._box.addLayout(self._header())
        self.set_value(())

    def value(self) -> tuple[dict[str, Any], ...]:
        """The rows in which something stands."""
        return tuple(row.values() for row in self._filled())

    def set_value(self, rows: Sequence[Mapping[str, Any]] | None) -> None:
        """Show these rows."""
        for row in list(self._rows):
            self._take_off(row)
        for values in rows or ():
            self._add(values)
        self._settle()
        self.set_error("")

    def problem(self) -> str:
        """The first thing that is wrong, with its row: “Row 2, Code: it is missing. …”."""
        wrong = self._first_wrong()
        if wrong is None:
            return ""
        row, key, why = wrong
        title = next(column.title for column in self._columns if column.key == key)
        return self.tr("Row {0}, {1}: {2}").format(self._rows.index(row) + 1, title, why)

    def check(self) -> bool:
        """Show what is wrong, if anything; the keyboard then goes to that cell."""
        wrong = self._first_wrong()
        for row in self._rows:
            row.mark(wrong[1] if wrong is not None and wrong[0] is row else None)
        if wrong is not None:
            self.editor.setFocusProxy(wrong[0].cells[wrong[1]])
        return super().check()

    @property
    def takes_codes(self) -> bool:
        """Whether it has a column for codes."""
        return self._code is not None

    def listen_to_scanner(self, register: Callable[[QLineEdit, Take], None]) -> None:
        """Have `register(line, take)` called for each line edit there is and will be."""
        self._listen = register
        for row in self._rows:
            self._register(row)

    def cell(self, row: int, key: str) -> QWidget:
        """The widget of a cell; rows count from 0."""
        return self._rows[row].cells[key]

    def remove_row(self, number: int) -> None:
        """Remove a row, counted from 0; the keyboard goes to the one that takes its place."""
        row = self._rows[number]
        if row is self._rows[-1]:
            return
        key = row.key_of(self.window().focusWidget()) or self._columns[0].key
        self._take_off(row)
        self._settle()
        self._go(number, key)
        self.set_error("")
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Up and Down in a line, Ctrl+Delete anywhere, Delete where nothing is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            number = next((n for n, row in enumerate(self._rows) if row.isAncestorOf(watched)), None)  # type: ignore[arg-type]
            if number is not None and self._key(number, watched, event):
                return True
        return super().eventFilter(watched, event)

    # rows

    def _header(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for column in self._columns:
            words = plain_label(column.title, "small")
            if column.width:
                words.setFixedWidth(column.width)
            line.addWidget(words, 0 if column.width else 1)
        line.addSpacing(REMOVE_WIDTH + GAP)
        return line

    def _add(self, values: Mapping[str, Any] | None = None) -> TableRow:
        row = TableRow(self._columns, values)
        row.edited.connect(partial(self._edited, row))
        row.removed.connect(lambda: self.remove_row(self._rows.index(row)))
        before: QWidget | None = self._rows[-1].remove if self._rows else None
        self._rows.append(row)
        self._box.addWidget(row)
        row.show()  # at once, so that it can have the keyboard
        for widget in (*row.cells.values(), row.remove):
            widget.installEventFilter(self)
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._register(row)
        return row

    def _take_off(self, row: TableRow) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _settle(self) -> None:
        """One empty row at the end; the others are numbered and can be removed."""
        if not self._rows or not self._rows[-1].is_empty():
            self._add()
        for number, row in enumerate(self._rows, 1):
            row.name(number)
            row.remove.setVisible(number < len(self._rows))
        self.editor.setFocusProxy(self._rows[0].cells[self._columns[0].key])

    def _edited(self, row: TableRow) -> None:
        row.mark(None)
        self.set_error("")
        self._settle()
        self.changed.emit()

    def _filled(self) -> list[TableRow]:
        return [row for row in self._rows if not row.is_empty()]

    def _first_wrong(self) -> tuple[TableRow, str, str] | None:
        seen: dict[tuple[str, str], int] = {}
        for row in self._filled():
            wrong = row.problem()
            if wrong is not None:
                return row, *wrong
            for column in (one for one in self._columns if one.unique and row.values()[one.key] is not None):
                value = str(row.values()[column.key]).casefold()
                first = seen.setdefault((column.key, value), self._rows.index(row) + 1)
                if self._rows[first - 1] is not row:
                    return row, column.key, self.tr("it stands in row {0} already. Remove one.").format(first)
        return None

    # keys and scans

    def _key(self, number: int, watched: QObject, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_line = isinstance(watched, QLineEdit)
        if event.key() == Qt.Key.Key_Delete and (control or not is_line):
            self.remove_row(number)
            return True
        step = _STEPS.get(int(event.key()), 0)
        if step and is_line and 0 <= number + step < len(self._rows):
            self._go(number + step, self._rows[number].key_of(watched) or self._columns[0].key)
            return True
        return False

    def _register(self, row: TableRow) -> None:
        if self._listen is None:
            return
        for cell in row.cells.values():
            if isinstance(cell, QLineEdit):
                self._listen(cell, partial(self._take, row, cell))

    def _take(self, row: TableRow, cell: QLineEdit, code: str, how: str) -> None:
        if how == TYPED:
            self.window().focusNextChild()
            return
        if self._code is None:
            return
        code = split_aim(code.strip())[1]
        there = next((n for n, one in enumerate(self._rows) if str(one.values()[self._code] or "") == code), None)
        if there is not None:
            self._go(there, self._code)
            return
        if cell is not row.cells[self._code]:
            row = self._rows[-1]
        row.set_value(self._code, code)
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):  # scanned while something else is typed
            QTimer.singleShot(0, cell, partial(self._bring_into_sight, row.cells[self._code]))
            return
        lines = [column.key for column in self._columns if column.kind != "choice"]
        self._go(self._rows.index(row), lines[(lines.index(self._code) + 1) % len(lines)])

    def _go(self, number: int, key: str) -> None:
        """Bring the keyboard to a cell, and the cell into sight."""
        cell = self._rows[number].cells[key]
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, cell, partial(self._bring_into_sight, cell))

    def _bring_into_sight(self, cell: QWidget) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(cell)
