"""Rubbish is collected on the thread of the window alone.

Python looks for cycles on whatever thread allocates next; a widget that lies in one would then be destroyed on the
writer's or a reader's thread, and the program ends.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class RubbishCollector(QObject):
    """Does what Python does by itself, at the same thresholds, but in a timer of the thread that made this."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> int:
    """Collect the oldest generation whose time has come; returns its number, or -1 where none is due."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = max((number for number, (count, limit) in enumerate(counts) if limit and count > limit), default=-1)
    if due >= 0:
        gc.collect(due)
    return due
