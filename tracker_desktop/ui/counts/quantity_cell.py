"""The cell of a table into which a quantity is typed, as when a printed sheet is typed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tracker_desktop.ui.scan_field import PROGRAM_KEYS
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.text import named

UP, DOWN = -1, 1
WIDTH = 180
"""Units for the words of a quantity: 3 boxes and 7. It may lie over the columns at the right, which are empty until
there is a quantity: at the left is the lot that is counted."""
_STEPS = {int(Qt.Key.Key_Up): UP, int(Qt.Key.Key_Down): DOWN}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuantityCell(QLineEdit):
    """It lies over one column of the row of an id, and goes where that row goes.

    Signals: entered(int): Enter or an arrow key, with the step to the next line; left(): Esc.
    """

    entered = Signal(object)
    left = Signal()

    def __init__(self, table: TableView, column: str, name: str) -> None:
        super().__init__(table.viewport())
        named(self, name)
        self._table = table
        self._column = [one.key for one in table.pages.columns].index(column)
        self.row_id: int | None = None
        self.setMaxLength(60)
        self.hide()
        header = table.horizontalHeader()
        for moved in (header.sectionResized, header.sectionMoved, table.pages.modelReset, table.pages.layoutChanged):
            moved.connect(self.place)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        table.viewport().installEventFilter(self)

    def open_at(self, row_id: int, text: str = "", hint: str = "") -> None:
        """Lie over the row of this id, with the keyboard."""
        self.row_id = row_id
        self.setPlaceholderText(hint)
        self.setText(text)
        self.setProperty("wrong", "false")
        self._table.go_to(row_id)
        self.place()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Go away; the keyboard goes back to the table, if it was here."""
        had = self.hasFocus()
        self.row_id = None
        self.hide()
        if had:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, *_: object) -> None:
        """Lie where the row is now; hidden while the list does not show it."""
        if self.row_id is None:
            return
        row = self._table.pages.row_of(self.row_id)
        box = self._table.visualRect(self._table.pages.index(row, self._column)) if row >= 0 else None
        if box is None or box.isEmpty():
            had = self.hasFocus()
            self.hide()
            if row < 0:
                self.row_id = None
            if had:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setGeometry(box.adjusted(1, 2, max(WIDTH - box.width(), 0) - 1, -2))
        if self.isHidden():
            self.show()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The table has another size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent, /) -> bool:
        """Esc is meant for this cell, whatever shortcut it is elsewhere; while it is empty, Undo and Redo are not."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if not self.text() and any(event.matches(keys) for keys in PROGRAM_KEYS):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter and the arrows go on, Esc leaves."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER and not held:
            self.entered.emit(DOWN)
        elif int(event.key()) in _STEPS and not held:
            self.entered.emit(_STEPS[int(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
