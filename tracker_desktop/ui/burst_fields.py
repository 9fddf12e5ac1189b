"""The fields that take scans: which of them a burst is meant for, by the window it was typed into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

How = Literal["burst", "typed"]
"""A scanner's burst, or a hand's typing and Enter."""
TakeScan = Callable[[str, How], None]
"""Gets the code and how it came."""


@dataclass(frozen=True, slots=True)
class ScanField:
    """A line edit that takes scans; `main` also those meant for no other, `when_focused` only while it has the keys."""

    edit: QLineEdit
    take: TakeScan
    main: bool
    when_focused: bool = False


class ScanFields:
    """The registered fields. One whose widget is gone, hidden or disabled takes nothing."""

    def __init__(self) -> None:
        self._fields: list[ScanField] = []

    def add(self, edit: QLineEdit, take: TakeScan, main: bool, when_focused: bool = False) -> None:
        """Register a field; registering it again replaces its callback."""
        self._fields = [f for f in self._fields if f.edit is not edit]
        self._fields.append(ScanField(edit, take, main, when_focused))

    def forget_the_gone(self) -> None:
        """Let go of fields that were deleted, and with them of their windows."""
        self._fields = [f for f in self._fields if isValid(f.edit)]

    def of(self, edit: object) -> ScanField | None:
        """The registration of this widget."""
        return next((f for f in self._fields if f.edit is edit), None)

    def meant_by(self, window: QWindow | None) -> ScanField | None:
        """The field for a burst typed into this window: the one with the keys, else the window's own, else that of the
        window it belongs to, else main."""
        live = [f for f in reversed(self._fields) if isValid(f.edit) and f.edit.isEnabled()]
        focused = next((f for f in live if f.edit.hasFocus()), None)
        if focused is not None:
            return focused
        live = [f for f in live if not f.when_focused]
        place = _widget_of(window)
        while place is not None:
            for candidate in live:
                if candidate.edit.window() is place and candidate.edit.isVisible():
                    return candidate
            parent = place.parentWidget()
            place = parent.window() if parent is not None else None
        return next((f for f in live if f.main), None)


def _widget_of(window: QWindow | None) -> QWidget | None:
    if window is None or not isValid(window):
        return None
    found = QWidget.find(window.winId())
    return found.window() if found is not None else None
