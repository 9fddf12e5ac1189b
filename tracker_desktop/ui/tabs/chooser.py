"""Chooses one of the things that go on, or were, at the top left of a tab: an audit, a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from tracker_desktop.ui.fields.choice_field import Combo
from tracker_desktop.ui.text import named, tooltip

ALL = "all"
SIDE = 215
"""As wide as the views below it."""


class Chooser(Combo):
    """Signals: chose(object): the id of what was chosen, or ALL. What is shown changes by `mark` alone."""

    chose = Signal(object)

    def __init__(self, name: str, all_of_them: str, is_open: str = "open") -> None:
        """`all_of_them` are the words of the last choice; the state `is_open` is not said."""
        super().__init__()
        named(self, name)
        self._all, self._open = all_of_them, is_open
        self._keys: list[object] = []
        self._marked: object = None
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFixedWidth(SIDE)
        self.activated.connect(self._chose)

    def show_choices(self, choices: Sequence[tuple[int, str, str]]) -> None:
        """What there is to choose from, as id, name and state."""
        self.clear()
        self._keys = [key for key, _, _ in choices]
        for _, name, state in choices:
            self.addItem(name if state == self._open else self.tr("{0} ({1})").format(name, state))
        if choices:
            self._keys.append(ALL)
            self.addItem(self._all)
        self.setEnabled(bool(choices))
        self.mark(self._marked)

    def mark(self, key: object) -> None:
        """Show which one is on the screen; tells nobody."""
        self._marked = key
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))
        self.setToolTip(tooltip(self.currentText()))

    def _chose(self, number: int) -> None:
        key = self._keys[number]
        self.mark(self._marked)
        self.chose.emit(key)
