"""A field that finds a person, a place, an item: type a part of the name, or scan the code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.suggestions import Suggestion, SuggestionList
from tracker_desktop.ui.scan_field import BURST, TYPED

if TYPE_CHECKING:
    from tracker_desktop.ui.fields.searching import Finder

PAUSE = 150
"""Milliseconds after the last key before suggestions are asked for."""
_TABS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class SearchField(Field):
    """Holds the id of what was found; typing makes it unknown again until one is picked.

    Signals: wanted(str): suggestions for this text, please (`set_suggestions`); picked(object): the id picked;
    scanned(str, str): a code was entered here that picks nothing by itself, and how ("typed", "burst").
    """

    wanted = Signal(str)
    picked = Signal(object)
    scanned = Signal(str, str)

    def __init__(self, label: str, *, hint: str = "", placeholder: str = "", required: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self.finder: Finder | None = None
        self._value: object = None
        self._several = ""
        self._required = required
        self._label_text = label
        self._list = SuggestionList()
        self._list.setParent(self)
        self._list.taken.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)

    def value(self) -> object:
        """The id of what was picked, or None."""
        return self._value

    def set_value(self, value: object, text: str = "", hint: str | None = None) -> None:
        """Show something found elsewhere: its id, its words, and what the line under the field says of it."""
        self._value = value
        self._pause.stop()
        self._list.hide()
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self.set_error("")
        if hint is not None:
            self.set_hint(hint)

    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return self.line.text().strip()

    def set_suggestions(self, rows: Sequence[Suggestion], asked: str | None = None) -> None:
        """Show up to eight suggestions, (id, text, detail). Those asked for a text that has changed are dropped."""
        if self._value is None and self.line.hasFocus() and asked in (None, self.text()):
            self._list.fill(rows, self.line)

    def set_fitting(self, rows: Sequence[Suggestion], entered: str) -> None:
        """What fits a text that was entered before its suggestions were there: the only one is taken, several are
        shown, and none is said. Nothing is done where the text has changed since."""
        if self._value is not None or entered != self.text():
            return
        self._several = entered if len(rows) > 1 else ""
        if len(rows) == 1:
            self._take(rows[0])
        elif rows and self.line.hasFocus():
            self._list.fill(rows, self.line)
        else:
            self.check()

    def accept(self, code: str, how: str = BURST) -> None:
        """Take what a scanner sent, or what was typed before Enter."""
        if how == TYPED:
            self._enter()
            return
        self._list.hide()
        self.scanned.emit(code, BURST)

    def problem(self) -> str:
        """Text that picks nothing, or nothing where something is required."""
        if self._value is not None:
            return ""
        if self.text():
            words = self.tr("“{0}” is not known yet. Choose one from the list, or scan its code.")
            if self.text() == self._several:
                words = self.tr("“{0}” fits more than one. Choose one from the list, or scan its code.")
            return words.format(self.text()[:40])
        if not self._required:
            return ""
        return self.tr("{0} is missing. Type a name or scan a code.").format(self._label_text.split(" (")[0])

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Arrows, Enter and Esc work on the list while it is open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self._list.isVisible():
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left_by(event.reason())
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._enter()
                return True
        elif key == Qt.Key.Key_Escape and self._list.isVisible():
            self._list.hide()
            return True
        elif int(key) in _STEPS:
            if self._list.isVisible():
                self._list.step(_STEPS[int(key)])
            elif key == Qt.Key.Key_Down:
                self.wanted.emit(self.text())
            return True
        elif key == Qt.Key.Key_Tab and (row := self._list.current() or self._list.only()):
            self._take(row)
        return False

    def _left_by(self, reason: Qt.FocusReason) -> None:
        """A text that picks nothing is said; what Tab leaves is looked up as by Enter, and taken where only one
        fits."""
        self._list.hide()
        self._pause.stop()
        if self.text() and not self.check() and reason in _TABS:
            self.scanned.emit(self.text(), TYPED)

    def _enter(self) -> None:
        row = self._list.current() or self._list.only()
        if row:
            self._take(row)
        elif self._value is None and self.text():
            self._pause.stop()
            self.scanned.emit(self.text(), TYPED)

    def _take(self, row: Suggestion) -> None:
        row_id, text, detail = row
        self.set_value(row_id, text, detail)
        self.picked.emit(row_id)
        self.changed.emit()

    def _edited(self, text: str) -> None:
        self.set_error("")
        if self._value is not None:
            self._value = None
            self.set_hint("")
        self.changed.emit()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()
