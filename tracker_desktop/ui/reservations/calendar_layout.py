"""Where the rows and bars of the calendar lie: in units of the screen downwards, in days across."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.queries.reservation_calendar import Bar, Calendar, CalendarRow

LANE, PAD = 24, 4
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Placed:
    """A bar in its row: `left` and `right` are days from the first one on, cut at the edges; `lane` counts downwards
    where bars lie one above another. `from_before`, `goes_on`: it was cut."""

    bar: Bar
    lane: int
    left: float
    right: float
    from_before: bool
    goes_on: bool


@dataclass(frozen=True)
class RowBox:
    """A row with its top and height."""

    row: CalendarRow
    top: int
    height: int
    bars: tuple[Placed, ...]


class CalendarLayout:
    """All rows of a calendar, one below another."""

    def __init__(self, calendar: Calendar) -> None:
        self.first = calendar.first
        self.days = calendar.days
        self.boxes: list[RowBox] = []
        top = 0
        for row in calendar.rows:
            placed, lanes = _placed(row.bars, self.first, self.days)
            height = max(lanes, 1) * LANE + 2 * PAD
            self.boxes.append(RowBox(row, top, height, placed))
            top += height
        self.height = top
        self._tops = [box.top for box in self.boxes]

    def row_at(self, y: float) -> int:
        """The number of the row at this height; -1 where there is none."""
        if not 0 <= y < self.height:
            return -1
        return bisect_right(self._tops, y) - 1

    def between(self, top: float, bottom: float) -> Sequence[RowBox]:
        """The rows that are seen between two heights."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        return self.boxes[first : bisect_right(self._tops, bottom)]

    def bar_at(self, box: RowBox, day: float, y: float) -> Placed | None:
        """The bar of a row at a day and a height from the top of all rows."""
        lane = int((y - box.top - PAD) // LANE)
        return next((one for one in box.bars if one.lane == lane and one.left <= day <= one.right), None)

    def find(self, reservation_id: int) -> tuple[int, Placed] | None:
        """The row and the bar of a reservation."""
        for number, box in enumerate(self.boxes):
            for placed in box.bars:
                if placed.bar.id == reservation_id:
                    return number, placed
        return None


def days_from(first: dt.date, moment: dt.datetime) -> float:
    """How many days after the beginning of `first` a local moment is: by the clock, so that each day is as long."""
    day = moment.time()
    seconds = day.hour * 3600 + day.minute * 60 + day.second
    return (moment.date() - first).days + seconds / 86400


def _placed(bars: Sequence[Bar], first: dt.date, days: int) -> tuple[tuple[Placed, ...], int]:
    ends: list[float] = []
    found = []
    for bar in bars:
        left = days_from(first, bar.starts)
        right = float("inf") if bar.ends is None else days_from(first, bar.ends)
        if right <= 0 or left >= days:
            continue
        lane = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [right]
        found.append(Placed(bar, lane, max(left, 0.0), min(right, float(days)), left < 0, right > days))
    return tuple(found), len(ends)
