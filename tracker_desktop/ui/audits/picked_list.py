"""Records picked one after another: a search field, and the list of what was picked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.text import named, plain_label

LIST_HEIGHT = 110


class PickedList(QWidget):
    """Signals: changed(): something was picked or taken off."""

    changed = Signal()

    def __init__(self, desk: Desk, label: str, kinds: Sequence[str], *, most: int = 0, holders: bool = False) -> None:
        """`most` limits how many are picked, 0: any number. `holders`: the ids are those of holders."""
        super().__init__()
        self._most = most
        self._ids: list[int] = []
        self.field = SearchField(label)
        connect_search(desk, self.field, kinds, self._picked, holders=holders)
        self.list = named(QListWidget(), self.tr("{0}: chosen").format(label))
        self.list.setFixedHeight(LIST_HEIGHT if most != 1 else LIST_HEIGHT // 2)
        self.list.setTabKeyNavigation(False)
        self.list.setUniformItemSizes(True)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._take_off, context=Qt.ShortcutContext.WidgetShortcut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(plain_label(self.tr("Enter adds one, Delete takes one off the list."), "small"))
        column.addStretch(1)
        self.setFocusProxy(self.field)

    def ids(self) -> tuple[int, ...]:
        """The ids picked, in their order."""
        return tuple(self._ids)

    def add(self, record_id: int, words: str) -> None:
        """Pick a record; one that was picked already is only marked."""
        if record_id in self._ids:
            self.list.setCurrentRow(self._ids.index(record_id))
            return
        if self._most and len(self._ids) >= self._most:
            self._ids.pop()
            self.list.takeItem(self.list.count() - 1)
        self._ids.append(record_id)
        self.list.addItem(words)
        self.list.setCurrentRow(len(self._ids) - 1)
        self.changed.emit()

    def _picked(self, record_id: object) -> None:
        words = self.field.text()
        self.field.set_value(None, "", "")
        if isinstance(record_id, int):
            self.add(record_id, words)

    def _take_off(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._ids[row]
            self.list.takeItem(row)
            self.changed.emit()
