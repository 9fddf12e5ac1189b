"""The second net: a scanner that stalls behind its first keys, so that these were sent on as typing.

Keys that came out of a long pause and are followed by a burst within a blink belong to it.
They are taken back from the widget that got them: text, cursor, selection, value and choice are as before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from tracker_desktop.ui.burst_keys import Stroke
from tracker_desktop.ui.burst_run import Run, gap_between

QUIET_MS = 400
"""A pause after which a key may be the first of a scan."""
STALL_MS = 120
"""The longest stall that is joined."""
LONGEST_LEAK = 6
"""Characters; more in the tempo of a scanner are known as a burst."""

Restore = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Leak:
    """Characters that were sent on, and how to take them back."""

    chars: str
    last: Stroke
    restore: Restore
    quiet: bool
    """Whether they came out of a pause."""

    def take_back(self) -> str:
        """Undo what they did; the characters."""
        self.restore()
        return self.chars


class Leaks:
    """Remembers the keys last sent on, if they may have been the head of a scan."""

    def __init__(self) -> None:
        self._leak: Leak | None = None
        self._passed: Stroke | None = None

    def key_passed(self, stroke: Stroke) -> None:
        """A key that is no part of any run reached its widget."""
        self._leak, self._passed = None, stroke

    def let_go(self, run: Run, before: Leak | None) -> None:
        """Call before the keys of a run are sent on; `before` is the leak that it continues."""
        quiet = self._passed is None or gap_between(self._passed, run.first) >= QUIET_MS
        self._passed, self._leak = run.last, None
        chars = "".join(run.chars)
        restore = snapshot(QApplication.focusWidget())
        if before is not None and gap_between(before.last, run.first) <= run.pace.gap:
            chars, restore, quiet = before.chars + chars, before.restore, before.quiet
        if chars and len(chars) <= LONGEST_LEAK and restore is not None:
            self._leak = Leak(chars, run.last, restore, quiet)

    def continued_by(self, run: Run) -> Leak | None:
        """The leak that a run which just began may continue.

        One that would have been the same run, had the program not been too busy to see it in time, always.
        """
        leak, self._leak = self._leak, None
        if leak is None:
            return None
        gap = gap_between(leak.last, run.first)
        return leak if gap <= (STALL_MS if leak.quiet else run.pace.gap) else None


def snapshot(widget: QWidget | None) -> Restore | None:
    """How to bring a widget back to what it is now; None for one that keys do not change, or not in a known way."""
    for kind, remember in _KINDS:
        if isinstance(widget, kind):
            restore = remember(widget)
            return lambda: restore() if isValid(widget) else None
    return (lambda: None) if widget is not None else None


def _line(edit: QLineEdit) -> Restore:
    text, cursor, start, length = edit.text(), edit.cursorPosition(), edit.selectionStart(), edit.selectionLength()

    def restore() -> None:
        if edit.text() != text:
            edit.setText(text)
        edit.setCursorPosition(cursor)
        if start >= 0:
            backwards = cursor == start
            edit.setSelection(start + length, -length) if backwards else edit.setSelection(start, length)

    return restore


def _note(edit: QPlainTextEdit | QTextEdit) -> Restore:
    cursor = edit.textCursor()
    anchor, position, chosen = cursor.anchor(), cursor.position(), cursor.selectedText()
    size = edit.document().characterCount()
    start = cursor.selectionStart()

    def restore() -> None:
        grown = edit.document().characterCount() - size + len(chosen)
        back = edit.textCursor()
        if grown > 0:
            back.joinPreviousEditBlock()
            back.setPosition(start)
            back.setPosition(start + grown, QTextCursor.MoveMode.KeepAnchor)
            back.insertText(chosen)
            back.endEditBlock()
        back.setPosition(anchor)
        back.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(back)

    return restore


def _combo(combo: QComboBox) -> Restore:
    row, edit = combo.currentIndex(), combo.lineEdit()
    text = _line(edit) if edit is not None else None

    def restore() -> None:
        combo.setCurrentIndex(row)
        if text is not None:
            text()

    return restore


def _spin(spin: QAbstractSpinBox) -> Restore:
    text = _line(spin.lineEdit())
    set_value: Restore = lambda: None  # noqa: E731
    if isinstance(spin, QSpinBox | QDoubleSpinBox):
        value = spin.value()
        set_value = lambda: spin.setValue(value)  # type: ignore[arg-type]  # noqa: E731
    elif isinstance(spin, QDateTimeEdit):
        moment, section = spin.dateTime(), spin.currentSectionIndex()

        def set_value() -> None:
            spin.setDateTime(moment)
            spin.setCurrentSectionIndex(section)

    def restore() -> None:
        set_value()
        text()

    return restore


def _view(view: QAbstractItemView) -> Restore:
    model = view.selectionModel()
    if model is None:
        return lambda: None
    current, chosen = view.currentIndex(), model.selection()
    across, down = view.horizontalScrollBar().value(), view.verticalScrollBar().value()

    def restore() -> None:
        model.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.horizontalScrollBar().setValue(across)
        view.verticalScrollBar().setValue(down)

    return restore


_KINDS: tuple[tuple[type, Callable[..., Restore]], ...] = (
    (QLineEdit, _line),
    (QPlainTextEdit, _note),
    (QTextEdit, _note),
    (QComboBox, _combo),
    (QAbstractSpinBox, _spin),
    (QAbstractItemView, _view),
)
