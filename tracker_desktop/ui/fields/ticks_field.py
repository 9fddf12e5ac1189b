"""A field for some of a few values: each has a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from tracker_desktop.ui.fields.field import Field

HEIGHT = 110
_KEY = int(Qt.ItemDataRole.UserRole)


class TicksField(Field):
    """Up and Down go from one to the next, Space ticks it. Its value are the keys ticked."""

    def __init__(
        self, label: str, choices: Sequence[tuple[str, str]] = (), *, hint: str = "", height: int = HEIGHT
    ) -> None:
        self.list = QListWidget()
        super().__init__(label, self.list, hint)
        self.list.setTabKeyNavigation(False)
        self.list.setFixedHeight(height)
        self.set_choices(choices)
        self.list.itemChanged.connect(lambda _: self.changed.emit())

    def showEvent(self, event: QShowEvent, /) -> None:
        """Rows are as high as the boxes of the theme, which is not known before."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be ticked, as key and words; what was ticked stays so."""
        before = self.value()
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in choices:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in before else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if choices:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def value(self) -> tuple[str, ...]:
        """The keys ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def set_value(self, keys: Sequence[str]) -> None:
        """Tick these and no others."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(_KEY) in keys else Qt.CheckState.Unchecked)
