"""What banner and strip share: a line of words with buttons at its end, and the answers to a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker_desktop.ui.choices import ChoiceRow
from tracker_desktop.ui.scan_field import ScanField
from tracker_desktop.ui.text import button_text, named, set_role


@dataclass(frozen=True)
class Button:
    """A button beside a text: what it says (shortcut words and all) and what it does. It can be pressed whenever the
    command that it `follows` can."""

    text: str
    run: Callable[[], object]
    primary: bool = False
    follows: QAction | None = None


def push_button(button: Button) -> QPushButton:
    """A push button that no Enter presses by itself."""
    made = QPushButton(button_text(button.text))
    made.setAutoDefault(False)
    set_role(made, "primary" if button.primary else "plain")
    made.clicked.connect(lambda *_: button.run())
    if button.follows is not None:
        made.setEnabled(button.follows.isEnabled())
        button.follows.enabledChanged.connect(made.setEnabled)
    return named(made, button.text)


def leave_keyboard(where: QWidget) -> None:
    """A click on a button in there leaves the keyboard in the list beside it; Tab reaches them all the same."""
    for button in where.findChildren(QPushButton):
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class AnswerLine(QFrame):
    """Words, answers, buttons. Where one line does not hold all, the answers go below it, and then the last words.

    Signals: chosen(object), the key of the answer taken.
    """

    chosen = Signal(object)

    def __init__(self, words: Sequence[QWidget], edge: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._words = list(words)
        self._buttons: list[QPushButton] = []
        self._choices = ChoiceRow()
        self._choices.chosen.connect(self.chosen)
        self._line = QHBoxLayout()
        self._line.setSpacing(7)
        for widget in (*words, self._choices):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(13, edge, 10, edge)
        self._box.setSpacing(3)
        self._box.addLayout(self._line)
        self._below: list[QWidget] = []
        self.hide()

    @property
    def choices(self) -> ChoiceRow:
        """The answers, for `press` and `is_open`."""
        return self._choices

    def listen_to(self, field: ScanField) -> None:
        """Let a digit typed alone into `field` take one of the answers."""
        self._choices.listen_to(field)

    def clear(self) -> None:
        """Take the line away."""
        self._choices.ask(())
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as its content; the words may be cut, so they ask for no width."""
        return QSize(240, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows are possible."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Break the line where it has to be broken."""
        super().resizeEvent(event)
        self._break()

    def event(self, event: QEvent, /) -> bool:
        """Content that changed may need another line."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._break()
        return super().event(event)

    def _fill(self, choices: Sequence[tuple[object, str]], buttons: Sequence[Button]) -> None:
        self._choices.ask(choices)
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [push_button(button) for button in buttons]
        for made in self._buttons:
            self._line.addWidget(made)
        self._break()

    def _break(self) -> None:
        margins = self._box.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        below: list[QWidget] = []
        for widget in (self._choices, self._words[-1]):
            if self._needed(below) > room and not widget.isHidden():
                below.insert(0, widget)
        if below == self._below:
            return
        self._below = below
        for place, widget in ((len(self._words) - 1, self._words[-1]), (len(self._words), self._choices)):
            if widget in below:
                self._box.addWidget(widget)
            else:
                self._line.insertWidget(place, widget)

    def _needed(self, below: Sequence[QWidget]) -> int:
        widgets = (*self._words, self._choices, *self._buttons)
        shown = [widget for widget in widgets if not widget.isHidden() and widget not in below]
        return sum(widget.sizeHint().width() + self._line.spacing() for widget in shown)
