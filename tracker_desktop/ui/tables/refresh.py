"""Asks again after a change, sparingly, so that a register of any size never keeps a scan waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

REST = 8
"""A pause is at least so many times as long as the last answer took."""
LONGEST_PAUSE = 3000
LOST_AFTER = 30.0
"""Seconds after which an answer that did not come is given up."""


class Refresh(QObject):
    """Calls `ask` when something changed: never while `widget` is hidden (then once when it is shown again), never
    while an answer is under way, and `pause` milliseconds after the change; with `after_last`, after the last change of
    several.

    Whoever asks says so with `asked`, and with `answered` when the answer is there.
    """

    def __init__(self, widget: QWidget, ask: Callable[[], object], pause: int, *, after_last: bool = False) -> None:
        super().__init__(widget)
        self._widget = widget
        self._ask = ask
        self._pause = pause
        self._after_last = after_last
        self._stale = False
        self._asked_at: float | None = None
        self._took = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        widget.installEventFilter(self)

    def changed(self) -> None:
        """What is shown may be out of date."""
        self._stale = True
        if self._after_last or not self._timer.isActive():
            self._plan()

    def asked(self) -> None:
        """A question is on its way."""
        self._stale = False
        self._timer.stop()
        self._asked_at = time.monotonic()

    def answered(self) -> None:
        """The answer to the newest question is there."""
        if self._asked_at is not None:
            self._took = time.monotonic() - self._asked_at
        self._asked_at = None
        if self._stale:
            self._plan()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Shown again: catch up."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._timer.start(0)
        return False

    def _plan(self) -> None:
        self._timer.start(min(max(self._pause, round(self._took * 1000 * REST)), LONGEST_PAUSE))

    def _time_is_up(self) -> None:
        if not self._widget.isVisible():
            return
        if self._asked_at is not None and time.monotonic() - self._asked_at < LOST_AFTER:
            return  # `answered` plans the next
        self._ask()
