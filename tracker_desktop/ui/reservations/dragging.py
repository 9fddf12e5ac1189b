"""A drag in the calendar: a bar that is moved, its end that is pulled, or a new span over empty space."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tracker_desktop.queries.reservation_calendar import Bar
from tracker_desktop.ui.reservations.calendar_layout import DAY, Placed, days_from

MOVE, PULL, NEW = "move", "pull", "new"
HOUR = dt.timedelta(hours=1)
WIDE_HOURS = 70
"""From so many units a day on the end of a reservation with times is pulled by the hour, else by the day."""


@dataclass(frozen=True)
class Drag:
    """What is dragged since the mouse went down on `day` (days from the first shown, with its part) in a row."""

    what: str
    row: int
    day: float
    placed: Placed | None = None

    def span(self, first: dt.date, day: float, across: float) -> tuple[dt.datetime, dt.datetime]:
        """The local span that would come of it, were the mouse let go at this day."""
        bar = self.placed.bar if self.placed is not None else None
        if self.what == NEW or bar is None or bar.ends is None:
            low, high = sorted((int(self.day), int(day)))
            start = dt.datetime.combine(first + low * DAY, dt.time())
            return start, start + (high - low + 1) * DAY
        if self.what == MOVE:
            shift = round(day - self.day) * DAY
            return bar.starts + shift, bar.ends + shift
        return bar.starts, pulled(bar, day - self.day, by_hour=across >= WIDE_HOURS)

    def ghost(self, first: dt.date, days: int, day: float, across: float) -> Placed:
        """The bar as it would be."""
        starts, ends = self.span(first, day, across)
        old = self.placed
        bar = Bar(None, starts, ends, "", "reserved") if old is None else replace(old.bar, starts=starts, ends=ends)
        left, right = days_from(first, starts), days_from(first, ends)
        lane = 0 if old is None else old.lane
        return Placed(bar, lane, max(left, 0.0), max(min(right, float(days)), 0.05), left < 0, right > days)


def pulled(bar: Bar, days: float, *, by_hour: bool) -> dt.datetime:
    """The end of a bar pulled by so many days: by whole ones where it ends at midnight or the days are narrow; never
    before it begins."""
    assert bar.ends is not None
    whole_days = bar.ends.time() == dt.time()
    step = HOUR if by_hour and not whole_days else DAY
    ends = bar.ends + round(days * DAY / step) * step
    while ends <= bar.starts:
        ends += step
    return ends
