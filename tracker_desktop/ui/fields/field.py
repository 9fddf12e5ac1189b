"""What all fields share: the label above, the hint or the error under, the name for screen readers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tracker_desktop.ui.text import button_text, named, plain_label, restyle, set_role


class Field(QWidget):
    """One editor with its words. Signals: changed(), after the clerk changed the value."""

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint, self._error = hint, ""
        self.label = plain_label(button_text(label), "label")
        self.label.setBuddy(editor)
        named(editor, label, hint)
        self._under = plain_label(role="small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for widget in (self.label, editor, self._under):
            box.addWidget(widget)
        box.addStretch(0)  # no alignment: that would give the words below no more than two lines
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(editor)
        self._show_under()

    def set_label(self, label: str) -> None:
        """Other words above the field."""
        self.label.setText(button_text(label))
        self.editor.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """The small grey line under the field."""
        self._hint = hint
        self._show_under()

    def set_error(self, sentence: str) -> None:
        """What is wrong, in place of the hint; nothing takes it away."""
        if sentence == self._error:
            return
        self._error = sentence
        self.editor.setProperty("wrong", "true" if sentence else "false")
        restyle(self.editor)
        self._show_under()

    def error(self) -> str:
        """The error shown."""
        return self._error

    def problem(self) -> str:
        """What is wrong with the value as it stands, in a sentence; empty when nothing is."""
        return ""

    def check(self) -> bool:
        """Show what is wrong, if anything; whether all is well."""
        self.set_error(self.problem())
        return not self._error

    def _show_under(self) -> None:
        text = self._error or self._hint
        self._under.setText(text)
        self._under.setVisible(bool(text))
        set_role(self._under, "error" if self._error else "small")
        self.editor.setAccessibleDescription(text)
