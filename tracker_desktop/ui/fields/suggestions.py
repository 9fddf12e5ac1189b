"""The list of suggestions under a search field: part of the window, so no popup takes the keyboard from a scanner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from tracker_desktop.ui.text import named, tooltip

MOST = 8
"""Suggestions shown at once."""
Suggestion = tuple[object, str, str]
"""Id, text, detail."""


class SuggestionList(QListWidget):
    """Signals: taken(object): the Suggestion clicked."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Suggestion] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, self.tr("Suggestions"))
        self.itemClicked.connect(lambda item: self.taken.emit(self._rows[self.row(item)]))
        self.hide()

    def fill(self, rows: Sequence[Suggestion], under: QWidget) -> None:
        """Show up to eight suggestions under (or, near the window's end, above) a widget; none hides the list."""
        self._rows = list(rows[:MOST])
        self.clear()
        for _, text, detail in self._rows:
            item = QListWidgetItem(f"{text}   {detail}".rstrip())
            item.setToolTip(tooltip(detail))
            self.addItem(item)
        window = under.window()
        if not self._rows or not under.isVisible():
            self.hide()
            return
        self.setParent(window)
        height = self.sizeHintForRow(0) * len(self._rows) + 4
        place = under.mapTo(window, QPoint(0, under.height() + 1))
        if place.y() + height > window.height():
            place.setY(max(0, under.mapTo(window, QPoint(0, 0)).y() - height - 1))
        self.setGeometry(place.x(), place.y(), under.width(), height)
        self.show()
        self.raise_()

    def current(self) -> Suggestion | None:
        """The suggestion marked."""
        return self._rows[self.currentRow()] if self.isVisible() and self.currentRow() >= 0 else None

    def only(self) -> Suggestion | None:
        """The suggestion, where there is just one."""
        return self._rows[0] if self.isVisible() and len(self._rows) == 1 else None

    def step(self, by: int) -> None:
        """Mark another one."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))
