"""The field a scanner types into: the scan bar's, and the one at the top of a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from tracker_desktop.ui.text import named, set_role

PROGRAM_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
TYPED, BURST = "typed", "burst"
"""How a code came: keyed by hand and Enter, or by a scanner."""


class ScanField(QLineEdit):
    """One code at a time.

    Signals: scanned(str, str): the code as it came, and how (TYPED or BURST).
    """

    scanned = Signal(str, str)

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self._first_asked: list[Callable[[str], bool]] = []
        self._left = ""
        set_role(self, "scan")
        self.set_placeholder(placeholder, name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhPreferUppercase
        )
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.returnPressed.connect(self._entered)

    def event(self, event: QEvent, /) -> bool:
        """While nothing is typed into it, Undo and Redo are the program's, not the field's. Esc also clears what was
        refused."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Cancel):
                self.forget_refused()
            untouched = not self.text() or self._is_refused()
            ours = untouched and any(event.matches(keys) for keys in PROGRAM_KEYS)
            if ours:
                event.ignore()
                return False
        return super().event(event)

    def set_placeholder(self, text: str, name: str = "") -> None:
        """Say in the empty field, and to screen readers, what it takes now."""
        self.setPlaceholderText(text)
        named(self, name or text or self.tr("Scan or type a code"))

    def ask_first(self, take: Callable[[str], bool]) -> None:
        """Offer what is typed to `take` before it counts as a code; True says that it was something else."""
        self._first_asked.append(take)

    def accept(self, code: str, how: str = BURST) -> None:
        """Take a code. A burst may come from anywhere: what is half typed here stays."""
        if how == TYPED:
            self.selectAll()
            if any(take(code) for take in self._first_asked):
                self.clear()
                return
        if code.strip():
            self.scanned.emit(code, how)

    def accept_burst(self, code: str) -> None:
        """Take a code that a scanner sent, wherever the focus was."""
        self.accept(code, BURST)

    def answered(self, code: str, *, kept: bool) -> None:
        """The answer to `code` is there. `kept` (it was refused): show it selected, so that the next scan overwrites
        it, and gone with the next that is taken. What was typed meanwhile is left alone."""
        shown = self.text()
        ours = shown == self._left or shown.strip().removeprefix("=") == code.removeprefix("=")
        if kept and (ours or not shown):
            self._left = code
            self.setText(code)
            self.selectAll()
        elif not kept and ours:
            self._left = ""
            self.clear()

    def forget_refused(self) -> None:
        """Clear a refused code that still stands here; what a hand is typing stays."""
        if self._is_refused():
            self.clear()
        self._left = ""

    @property
    def is_typed_in(self) -> bool:
        """Whether a hand is at it: it has the keys, and what stands in it is not what was refused."""
        return self.hasFocus() and self.isModified() and bool(self.text())

    def _is_refused(self) -> bool:
        """Whether what stands here is a code that was refused, and no hand has touched it since."""
        return bool(self._left) and not self.isModified() and self.text() == self._left

    def _entered(self) -> None:
        self.accept(self.text(), TYPED)
