"""Key events as a scanner means them: characters, control characters, endings; the rest is somebody's hand."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.separator import KEY_MARKS


class Role(Enum):
    """What a key may be in a burst."""

    CHAR = auto()
    CONTROL = auto()
    """A control character, such as GS sent as Ctrl+]."""
    NUMPAD = auto()
    """A digit of Alt+0 2 9, which is one character when Alt goes up."""
    SILENT = auto()
    """Shift, Alt and dead keys: they go with a burst and say nothing."""
    FUNCTION = auto()
    """F8 or F12: the separator of GS1 as some scanners send it, or the command of a hand."""
    END = auto()
    """Enter, Tab or a line feed."""
    OTHER = auto()
    """Never part of a burst: arrows, other function keys, shortcuts."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key going down. `at` is the system's time of the event in milliseconds, 0 if it has none; `arrived` ours."""

    role: Role
    char: str
    key: int
    at: float
    arrived: float
    repeats: bool = False
    starts_alt: bool = False
    """Alt going down: digits may follow that are one character."""


_ENDS = {
    Qt.Key.Key_Return: "\r",
    Qt.Key.Key_Enter: "\r",
    Qt.Key.Key_Tab: "\t",
}
_FUNCTIONS = {Qt.Key.Key_F8: KEY_MARKS["f8"], Qt.Key.Key_F12: KEY_MARKS["f12"]}
BRACKET_SCAN_CODE = 27 if sys.platform == "win32" else 35
"""The key that is ] on a US keyboard, whatever it is on this one: scanners press it with Ctrl for GS."""
_END_TEXTS = {"\r": "\r", "\n": "\n", "\t": "\t"}
_NUMPAD = {
    Qt.Key.Key_Insert: "0",
    Qt.Key.Key_End: "1",
    Qt.Key.Key_Down: "2",
    Qt.Key.Key_PageDown: "3",
    Qt.Key.Key_Left: "4",
    Qt.Key.Key_Clear: "5",
    Qt.Key.Key_Right: "6",
    Qt.Key.Key_Home: "7",
    Qt.Key.Key_Up: "8",
    Qt.Key.Key_PageUp: "9",
}
_SILENT = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Mode_switch,
    }
)
_DEAD = range(0x01001250, 0x01001290)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def read_stroke(event: QKeyEvent) -> Stroke:
    """The stroke of a KeyPress or ShortcutOverride event."""
    role, char = _meaning(event)
    return Stroke(
        role,
        char,
        key=identity(event),
        at=float(event.timestamp()),
        arrived=time.monotonic() * 1_000,
        repeats=event.isAutoRepeat(),
        starts_alt=event.key() == Qt.Key.Key_Alt,
    )


def identity(event: QKeyEvent) -> int:
    """The same number for a key going down and up, whatever Shift made of it in between."""
    return event.nativeScanCode() or -event.key()


def copy_of(event: QKeyEvent) -> QKeyEvent:
    """The same event, to be sent later."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _meaning(event: QKeyEvent) -> tuple[Role, str]:
    key, text = Qt.Key(event.key()), event.text()
    held = event.modifiers() & _HELD
    if held == Qt.KeyboardModifier.ControlModifier and event.nativeScanCode() == BRACKET_SCAN_CODE:
        return Role.CONTROL, GS
    if key in _SILENT or event.key() in _DEAD:
        return Role.SILENT, ""
    if held == Qt.KeyboardModifier.AltModifier and event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        digit = _NUMPAD.get(key, text if text.isdigit() else chr(key) if ord("0") <= key <= ord("9") else "")
        return (Role.NUMPAD, digit) if digit else (Role.OTHER, "")
    if held == Qt.KeyboardModifier.ControlModifier:
        return _control(key, text)
    if key in _FUNCTIONS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
        return Role.FUNCTION, _FUNCTIONS[key]
    if held and not (held == _ALT_GR and text.isprintable() and text):
        return Role.OTHER, ""
    if key in _ENDS or text in _END_TEXTS:
        return Role.END, _ENDS.get(key) or _END_TEXTS[text]
    if len(text) == 1 and text.isprintable():
        return Role.CHAR, text
    return (Role.CONTROL, text) if len(text) == 1 and text < " " and key not in _EDITING else (Role.OTHER, "")


_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_EDITING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Backtab})


def _control(key: Qt.Key, text: str) -> tuple[Role, str]:
    """Ctrl+] is GS, Ctrl+M Enter, Ctrl+I Tab, Ctrl+J line feed, whatever the system says the text is."""
    char = text if len(text) == 1 and text < " " else chr(key & 0x1F) if ord("@") <= key <= ord("_") else ""
    if char in _END_TEXTS:
        return Role.END, char
    return (Role.CONTROL, char) if char else (Role.OTHER, "")
