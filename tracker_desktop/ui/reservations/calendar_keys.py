"""Where an arrow key goes in the calendar."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tracker_desktop.ui.reservations.calendar_layout import CalendarLayout, Placed

Mark = tuple[int, int, Placed | None]
"""Row, day, and the bar that is there."""


def step(layout: CalendarLayout, row: int, day: int, bar: Placed | None, key: Qt.Key) -> Mark | None:
    """The mark after a key; None where the key is none of these. Left and Right go from bar to bar and over the empty
    days between, Up and Down to the nearest row, Home and End to the first and last day."""
    if not layout.boxes:
        return None
    last = len(layout.boxes) - 1
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        row = min(max(row + (1 if key == Qt.Key.Key_Down else -1), 0), last)
        return row, day, _on(layout, row, day)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        day = 0 if key == Qt.Key.Key_Home else layout.days - 1
        return row, day, _on(layout, row, day)
    if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return None
    forward = key == Qt.Key.Key_Right
    here = [one for one in layout.boxes[row].bars if int(one.left) == day] if bar is not None else []
    if bar in here:
        at = here.index(bar) + (1 if forward else -1)
        if 0 <= at < len(here):
            return row, day, here[at]
    day = min(max(day + (1 if forward else -1), 0), layout.days - 1)
    found = [one for one in layout.boxes[row].bars if int(one.left) == day]
    return row, day, (found[0] if forward else found[-1]) if found else None


def _on(layout: CalendarLayout, row: int, day: int) -> Placed | None:
    """The first bar that is on a day of a row."""
    return next((one for one in layout.boxes[row].bars if one.left < day + 1 and one.right > day), None)
