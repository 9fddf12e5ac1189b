"""One question, with named answers. It never stops the program while it waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.choices import ANSWER_PAUSE
from tracker_desktop.ui.dialogs.frame import DialogFrame, body_label, show_dialog

IN_A_ROW = 4


class Ask(DialogFrame):
    """Buttons numbered from 1; a lone digit presses them, after the pause that tells it from a scanner's."""

    def __init__(
        self,
        title: str,
        text: str,
        choices: Sequence[tuple[object, str]],
        on_answer: Callable[[object], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._keys = [key for key, _ in choices]
        self._on_answer: Callable[[object], object] | None = on_answer
        self._digit = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ANSWER_PAUSE)
        self._pause.timeout.connect(lambda: self._take(self._digit))
        self.setMinimumWidth(460)
        self.body.addWidget(body_label(text))
        last = len(choices)
        buttons = [
            Button(f"{number}  {words}", self._taker(number), primary=number == last)
            for number, (_, words) in enumerate(choices, 1)
        ]
        if last > IN_A_ROW:
            grid = QGridLayout()
            for place, button in enumerate(buttons[:-1]):
                grid.addWidget(push_button(button), *divmod(place, IN_A_ROW))
            self.body.addLayout(grid)
            buttons = buttons[-1:]
        self.body.addStretch(1)
        self.set_buttons(buttons)
        self.finished.connect(lambda: self._answer(None))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A digit waits a moment: if more keys follow, it was not an answer."""
        self._pause.stop()
        text = event.text()
        if len(text) == 1 and "1" <= text <= "9" and int(text) <= len(self._keys) and not self._digit:
            self._digit = int(text)
            self._pause.start()
            return
        self._digit = 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _taker(self, number: int) -> Callable[[], None]:
        return lambda: self._take(number)

    def _take(self, number: int) -> None:
        self._answer(self._keys[number - 1])
        self.accept()

    def _answer(self, key: object) -> None:
        tell, self._on_answer = self._on_answer, None
        if tell:
            tell(key)


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    choices: Sequence[tuple[object, str]],
    on_answer: Callable[[object], object],
) -> Ask:
    """Ask and go on: `on_answer` gets the key of the choice taken, None for Esc. The last choice is the primary one:
    put the safe one there."""
    question = Ask(title, text, choices, on_answer, parent)
    show_dialog(question)
    return question
