"""A question with up to nine answers, shown as "1 ...  2 ...  3 ...": pressed, or typed as a digit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from tracker_desktop.scanning.commands import read_line
from tracker_desktop.ui.flow_layout import FlowLayout
from tracker_desktop.ui.scan_field import TYPED, ScanField
from tracker_desktop.ui.text import button_text, set_role

ANSWER_PAUSE = 400
"""Milliseconds a lone digit waits before it counts as an answer: a hand that types a number has typed on by then."""
HAND_GAP = 40
"""Milliseconds from which the next key is that of a hand."""


class ChoiceRow(QWidget):
    """The answers of one question side by side.

    Signals: chosen(object), the key of the answer taken; the row is empty by then.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[object] = []
        self._buttons: list[QPushButton] = []
        self._typed: tuple[ScanField, str] | None = None
        self._since = QElapsedTimer()
        self._joined = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ANSWER_PAUSE)
        self._pause.timeout.connect(self._take_typed)
        self._row = FlowLayout(self)
        self.hide()

    def ask(self, choices: Sequence[tuple[object, str]]) -> None:
        """Show the answers as (key, text); at most nine. None at all takes the question away."""
        self._pause.stop()
        self._typed, self._joined = None, False
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._keys = [key for key, _ in choices[:9]]
        self._buttons = [self._button(number, text) for number, (_, text) in enumerate(choices[:9], 1)]
        self.setVisible(bool(self._keys))

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self._keys)

    def press(self, number: int) -> bool:
        """Take answer `number`, counted from 1; False when there is none."""
        if not 1 <= number <= len(self._keys):
            return False
        key = self._keys[number - 1]
        self.ask(())
        self.chosen.emit(key)
        return True

    def listen_to(self, field: ScanField) -> None:
        """Let a digit typed alone into `field` answer: at once with Enter, or after a pause. With more typed after it,
        it is part of a code or a quantity."""
        field.ask_first(lambda text: self._entered(field, text))
        field.textEdited.connect(lambda text: self._edited(field, text))

    def _answers(self, text: str) -> bool:
        return len(text) == 1 and "1" <= text <= "9" and int(text) <= len(self._keys)

    def _entered(self, field: ScanField, text: str) -> bool:
        self._pause.stop()
        if self._answers(text):
            return self.press(int(text))
        if not self._joined or read_line(text, "typed").number is None:
            return False
        # quicker than a hand: a code, and never a quantity that begins with the answer
        self._joined = False
        field.scanned.emit(f"={text.strip()}", TYPED)
        return True

    def _edited(self, field: ScanField, text: str) -> None:
        self._pause.stop()
        typed, self._typed = self._typed, None
        if self._answers(text):
            self._typed, self._joined = (field, text), False
            self._since.start()
            self._pause.start()
        elif typed == (field, text[:1]) and len(text) > 1:
            self._joined = self._since.elapsed() < HAND_GAP
        elif len(text) < 2:
            self._joined = False

    def _take_typed(self) -> None:
        if self._typed is None:
            return
        field, text = self._typed
        self._typed = None
        if field.text() == text:
            field.clear()
            self.press(int(text))

    def _button(self, number: int, text: str) -> QPushButton:
        button = QPushButton(f"{number}  {button_text(text)}")
        set_role(button, "choice")
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.press(number))
        self._row.addWidget(button)
        return button
