"""Fields for words: one line, or a note of several."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tracker_desktop.ui.fields.field import Field


class TextField(Field):
    """One line of text."""

    def __init__(self, label: str, *, hint: str = "", longest: int = 200, required: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self._longest, self._required = longest, required
        self._label_text = label
        self.line.textEdited.connect(lambda: self.set_error(""))
        self.line.textEdited.connect(self.changed)

    def value(self) -> str:
        """The text without spaces around it."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.set_error("")

    def problem(self) -> str:
        """Empty where something is required, or too long."""
        if self._required and not self.value():
            return self.tr("{0} is missing. Type it here.").format(self._label_text)
        if len(self.value()) > self._longest:
            return self.tr("That is {0} characters long. Shorten it to {1}.").format(len(self.value()), self._longest)
        return ""


class NoteField(Field):
    """Several lines of text. Tab leaves it."""

    def __init__(self, label: str, *, hint: str = "", lines: int = 3, longest: int = 4000) -> None:
        self.box = QPlainTextEdit()
        super().__init__(label, self.box, hint)
        self._longest = longest
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * lines + 18)
        self.box.textChanged.connect(lambda: self.set_error(""))
        self.box.textChanged.connect(self.changed)

    def value(self) -> str:
        """The text without spaces around it."""
        return self.box.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self.box.setPlainText(value)

    def problem(self) -> str:
        """Too long."""
        if len(self.value()) > self._longest:
            return self.tr("That is {0} characters long. Shorten it to {1}.").format(len(self.value()), self._longest)
        return ""
