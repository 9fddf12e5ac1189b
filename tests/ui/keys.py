"""Hands and scanners for tests: key events with the times that they would have."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

NONE = Qt.KeyboardModifier.NoModifier
SPECIAL = {
    "\r": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
    "\n": Qt.Key.Key_J,
    "\x1d": Qt.Key.Key_BracketRight,
    "\x02": Qt.Key.Key_B,
    " ": Qt.Key.Key_Space,
}


class Keyboard:
    """Presses keys in a window; `now` is the time in milliseconds that its next key carries."""

    def __init__(self, window: QWindow) -> None:
        self.window = window
        self.now = 10_000

    def press(self, key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, repeats: bool = False) -> None:
        """As the system does: the shortcut first, the key if no shortcut wants it."""
        before = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text, repeats)
        before.setTimestamp(self.now)
        before.ignore()
        QCoreApplication.sendEvent(self.window, before)
        self._send(QEvent.Type.KeyPress, key, text, modifiers, repeats)

    def release(self, key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.KeyRelease, key, text, modifiers, repeats=False)

    def tap(self, char: str) -> None:
        """One character as a US keyboard sends it, with Shift or Ctrl around it where it needs them."""
        key, text, modifiers = self._keys_of(char)
        around = {
            Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
            Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
        }.get(modifiers)
        if around is not None:
            self.press(around)
        self.press(key, text, modifiers)
        self.release(key, text, modifiers)
        if around is not None:
            self.release(around)

    def type(self, text: str, gap: float | Iterable[float] = 66) -> None:
        """Characters, each `gap` milliseconds after the one before it."""
        gaps = iter([gap] * len(text) if isinstance(gap, int | float) else gap)
        for char in text:
            self.now += next(gaps)
            self.tap(char)

    def scan(self, code: str, suffix: str = "\r", gap: float = 3) -> None:
        """A burst, long after whatever was typed before."""
        self.now += 1_000
        self.type(code + suffix, gap)

    def _send(self, kind: QEvent.Type, key: int, text: str, modifiers: Qt.KeyboardModifier, repeats: bool) -> None:
        event = QKeyEvent(kind, key, modifiers, text, repeats)
        event.setTimestamp(round(self.now))
        QCoreApplication.sendEvent(self.window, event)

    @staticmethod
    def _keys_of(char: str) -> tuple[int, str, Qt.KeyboardModifier]:
        if char in SPECIAL:
            held = Qt.KeyboardModifier.ControlModifier if char in "\n\x1d\x02" else NONE
            return SPECIAL[char], char, held
        shifted = char.isupper() or char in '~!@#$%^&*()_+{}|:"<>?'
        return ord(char.upper()), char, Qt.KeyboardModifier.ShiftModifier if shifted else NONE
