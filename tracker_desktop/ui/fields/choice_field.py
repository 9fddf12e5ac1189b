"""A field for one of a few fixed values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.text import named


class Combo(QComboBox):
    """A combo whose value the wheel does not change: scrolling a dialog must not edit it."""

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Leave it to whatever scrolls."""
        event.ignore()


class ChoiceField(Field):
    """One of some choices, each a key and its words."""

    def __init__(self, label: str, choices: Sequence[tuple[object, str]] = (), *, hint: str = "") -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, hint)
        named(self.combo.view(), self.combo.accessibleName())
        self._keys: list[object] = []
        self.set_choices(choices)
        self.combo.activated.connect(self.changed)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other choices; the value stays where it is still one of them."""
        before = self.value()
        self._keys = [key for key, _ in choices]
        self.combo.clear()
        self.combo.addItems([text for _, text in choices])
        if before in self._keys:
            self.set_value(before)

    def value(self) -> object:
        """The key chosen, None where there are no choices."""
        number = self.combo.currentIndex()
        return self._keys[number] if number >= 0 else None

    def set_value(self, key: object) -> None:
        """Choose by key; a key that is not there changes nothing."""
        if key in self._keys:
            self.combo.setCurrentIndex(self._keys.index(key))
