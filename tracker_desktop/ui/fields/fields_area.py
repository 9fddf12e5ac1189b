"""Fields that are scrolled where the screen has no room for all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tracker_desktop.ui.fields.field import Field

AGAIN_MS = 50


class FieldsArea(QScrollArea):
    """The field that has the keyboard is seen whole, its words too: Qt alone shows the line of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._follows = QTimer(self)
        self._follows.setSingleShot(True)
        self._follows.timeout.connect(self._show_focused)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self) -> None:
        self._follows.start(0)

    def _show_focused(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._follows.start(AGAIN_MS)  # what is being clicked must not move away from under the mouse
            return
        found = QApplication.focusWidget()
        if found is None or not self.isAncestorOf(found):
            return
        room = self.viewport().height()
        around = (field for field in self.findChildren(Field) if field.isAncestorOf(found) and field.height() <= room)
        self.ensureWidgetVisible(next(around, found))
