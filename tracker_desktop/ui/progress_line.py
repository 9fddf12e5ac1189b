"""How far long work has come: a bar and what is being done."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from tracker_desktop.ui.text import named, plain_label


class ProgressLine(QWidget):
    """A bar with a line of words above it. It runs to and fro until it is told how much there is to do."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label(text, wrap=True)
        self._bar = named(QProgressBar(), text)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(12)
        self._count = plain_label(role="small")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for widget in (self._text, self._bar, self._count):
            box.addWidget(widget)
        self.begin(text)

    def begin(self, text: str) -> None:
        """Say what is being done now; nothing of it is done yet."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._count.setText("")

    def show_progress(self, done: int, of: int) -> None:
        """So much is done, of so much; 0 where that is not known."""
        self._bar.setRange(0, of)
        self._bar.setValue(min(done, of))
        locale = QLocale()
        if of and done <= of:
            self._count.setText(self.tr("{0} of {1}").format(locale.toString(done), locale.toString(of)))
        else:
            self._count.setText(locale.toString(done))

    def text(self) -> str:
        """What is being done."""
        return self._text.text()

    def count(self) -> str:
        """How much of it, in words."""
        return self._count.text()
