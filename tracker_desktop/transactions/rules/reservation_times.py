"""When a reservation begins and ends by the clock of the office: times that do not exist, and that come twice."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.wording.render import show_day
from tracker_desktop.wording.reservations import clock, comes_twice

DAY = dt.timedelta(days=1)
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """A moment in UTC, and what is said where its time comes twice that day."""

    moment: dt.datetime
    twice: str = ""


def minutes_of(text: str) -> int:
    """The minutes since midnight of a time as it is typed: 9, 9:00, 0900, 5:30 pm; 24:00 is the end of the day.

    Raises Refused: time_unknown.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refused("time_unknown", text=text)
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hours <= 12:
        raise Refused("time_unknown", text=text)
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if minutes > 59 or hours * 60 + minutes > 24 * 60:
        raise Refused("time_unknown", text=text)
    return hours * 60 + minutes


def when(day: dt.date, text: str, zone: str, *, last: bool) -> When:
    """The moment of a time on a day of the office. Without a time it is the whole day: its beginning, or its end where
    `last` is set. Of a time that comes twice a beginning is the first, an end the second; a day ends where the next one
    begins.

    Raises Refused: time_unknown; time_skipped where the clocks are put forward over it.
    """
    minutes = minutes_of(text) if text.strip() else (24 * 60 if last else 0)
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    here, last = zoneinfo.ZoneInfo(zone), last and minutes < 24 * 60
    meant = wall.replace(tzinfo=here, fold=int(last))
    back = meant.astimezone(dt.UTC).astimezone(here).replace(tzinfo=None)
    if back != wall:
        return _skipped(wall, here, whole_day=not text.strip() or minutes == 24 * 60)
    twice = wall.replace(tzinfo=here).utcoffset() != wall.replace(tzinfo=here, fold=1).utcoffset()
    is_told = twice and text.strip() and minutes < 24 * 60
    said = comes_twice(clock(wall), show_day(wall.date()), last=last) if is_told else ""
    return When(meant.astimezone(dt.UTC), said)


def _skipped(wall: dt.datetime, here: zoneinfo.ZoneInfo, *, whole_day: bool) -> When:
    """Both readings of a time that does not exist lie beside the gap: the later of them, by the clock, is after it."""
    first, second = (wall.replace(tzinfo=here, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    low, high = sorted((first, second))
    while high - low > dt.timedelta(minutes=1):  # the moment at which the clocks are put forward
        middle = low + (high - low) / 2
        before = middle.astimezone(here).replace(tzinfo=None) < wall
        low, high = (middle, high) if before else (low, middle)
    after = high.replace(second=0, microsecond=0)
    if whole_day:
        return When(after)
    raise Refused("time_skipped", time=clock(wall), day=show_day(wall.date()), next=clock(after.astimezone(here)))
