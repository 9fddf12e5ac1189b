"""A strip: one line that says how things stand, with a pill, answers and buttons. Blue; a dialog's last line too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from tracker_desktop.ui.choices import ChoiceRow
from tracker_desktop.ui.pill import Pill
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.text import ElidedLabel, button_text, named, plain_label, set_role


@dataclass(frozen=True)
class Button:
    """A button beside a text: what it says (shortcut words and all) and what it does."""

    text: str
    run: Callable[[], object]
    primary: bool = False


def push_button(button: Button) -> QPushButton:
    """A push button that no Enter presses by itself."""
    made = QPushButton(button_text(button.text))
    made.setAutoDefault(False)
    set_role(made, "primary" if button.primary else "plain")
    made.clicked.connect(lambda *_: button.run())
    return named(made, button.text)


class Strip(QFrame):
    """Headline, text, an optional pill with more text, answers, and buttons at the right.

    Signals: chosen(object), the key of the answer taken.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "info"
        set_role(self, "strip")
        self._headline = plain_label(role="strong")
        self._text = ElidedLabel()
        self._pill = Pill()
        self._tail = ElidedLabel()
        self._choices = ChoiceRow()
        self._choices.chosen.connect(self.chosen)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(13, 6, 10, 6)
        self._row.setSpacing(7)
        for widget in (self._headline, self._text, self._pill, self._tail, self._choices):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.hide()

    def show_text(
        self,
        headline: str,
        text: str = "",
        *,
        tone: str = "info",
        state: str = "",
        tail: str = "",
        choices: Sequence[tuple[object, str]] = (),
        buttons: Sequence[Button] = (),
    ) -> None:
        """Show one line; `tone` (a key of TONES) colours the headline, `state` is a pill between text and tail."""
        self._tone = tone
        for label, words in ((self._headline, headline), (self._text, text), (self._tail, tail)):
            label.setText(words)
            label.setVisible(bool(words))
        self._pill.show_state(state)
        self._choices.ask(choices)
        self._show_buttons(buttons)
        self._colour()
        self.setAccessibleName(" ".join(filter(None, (headline, text, self._pill.accessibleName(), tail))))
        self.show()

    def clear(self) -> None:
        """Take the strip away."""
        self._choices.ask(())
        self.hide()

    @property
    def choices(self) -> ChoiceRow:
        """The answers, for `press` and `is_open`."""
        return self._choices

    def listen_to(self, field: QLineEdit) -> None:
        """Let a digit typed alone into `field` answer."""
        self._choices.listen_to(field)

    def changeEvent(self, event: QEvent, /) -> None:
        """Colours follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    def _show_buttons(self, buttons: Sequence[Button]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [push_button(button) for button in buttons]
        for made in self._buttons:
            self._row.addWidget(made)

    def _colour(self) -> None:
        self._headline.setStyleSheet(f"color: {tint(self._tone).text}")
