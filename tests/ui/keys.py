"""Hands and scanners for tests: key events with the times that they would have."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

F8, F12 = "\ue108", "\ue10c"
"""The keys, among the characters that are typed."""
NONE = Qt.KeyboardModifier.NoModifier
SPECIAL = {
    "\r": Qt.Key.Key_Return,
    "\t": Qt.Key.Key_Tab,
    "\n": Qt.Key.Key_J,
    "\x1d": Qt.Key.Key_BracketRight,
    "\x02": Qt.Key.Key_B,
    " ": Qt.Key.Key_Space,
    F8: Qt.Key.Key_F8,
    F12: Qt.Key.Key_F12,
}


class Keyboard:
    """Presses keys in a window; `now` is the time in milliseconds that its next key carries."""

    def __init__(self, window: QWindow) -> None:
        self.window = window
        self.now: float = 10_000
        self._down: list[tuple[float, int, str, Qt.KeyboardModifier]] = []

    def press(self, key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, repeats: bool = False) -> None:
        """As the system does: the shortcut first, the key if no shortcut wants it."""
        before = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text, repeats)
        before.setTimestamp(int(self.now))
        before.ignore()
        QCoreApplication.sendEvent(self.window, before)
        self._send(QEvent.Type.KeyPress, key, text, modifiers, repeats)

    def release(self, key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.KeyRelease, key, text, modifiers, repeats=False)

    def tap(self, char: str, dwell: float = 40) -> None:
        """One character as a US keyboard sends it, with Shift or Ctrl around it; the key goes up after `dwell`."""
        self._lift(self.now)
        key, text, modifiers = self._keys_of(char)
        around = {
            Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
            Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
        }.get(modifiers)
        if around is not None:
            self.press(around)
        self.press(key, text, modifiers)
        if around is not None:
            self.release(around)
        self._down.append((self.now + dwell, key, text, modifiers))

    def type(self, text: str, gap: float | Iterable[float] = 66, dwell: float = 40) -> None:
        """Characters, each `gap` milliseconds after the one before it."""
        gaps = iter([gap] * len(text) if isinstance(gap, int | float) else gap)
        for char in text:
            self.now += next(gaps)
            self.tap(char, dwell)

    def rest(self) -> None:
        """All keys go up."""
        self._lift(self.now + 1_000)

    def scan(self, code: str, suffix: str = "\r", gap: float = 3) -> None:
        """A burst, long after whatever was typed before."""
        self.rest()
        self.now += 1_000
        self.type(code + suffix, gap, dwell=min(gap / 2, 10))
        self.rest()

    def _lift(self, until: float) -> None:
        before = self.now
        for due, key, text, modifiers in sorted(self._down):
            if due <= until:
                self.now = due
                self.release(key, text, modifiers)
        self._down = [each for each in self._down if each[0] > until]
        self.now = before

    def _send(self, kind: QEvent.Type, key: int, text: str, modifiers: Qt.KeyboardModifier, repeats: bool) -> None:
        event = QKeyEvent(kind, key, modifiers, text, repeats)
        event.setTimestamp(round(self.now))
        QCoreApplication.sendEvent(self.window, event)

    @staticmethod
    def _keys_of(char: str) -> tuple[int, str, Qt.KeyboardModifier]:
        if char in SPECIAL:
            held = Qt.KeyboardModifier.ControlModifier if char in "\n\x1d\x02" else NONE
            return SPECIAL[char], "" if char in (F8, F12) else char, held
        shifted = char.isupper() or char in '~!@#$%^&*()_+{}|:"<>?'
        return ord(char.upper()), char, Qt.KeyboardModifier.ShiftModifier if shifted else NONE
