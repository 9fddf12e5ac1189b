"""Units of use: what is written down by the readings of a meter."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tracker_desktop.depreciation.amounts import part_of
from tracker_desktop.depreciation.fiscal import ONE_DAY, Fiscal, end_of
from tracker_desktop.depreciation.written import Part

Reading = tuple[dt.date, int]
"""A day, and what the meter had counted altogether, in 1/1000."""


def used_up(
    readings: Sequence[Reading], fiscal: Fiscal, units: int, start: dt.date, since: dt.date, amount: int, step: int
) -> Iterator[Part]:
    """The parts of an amount from a day on, a part for each reading. What was counted up to the day before `start`
    was not used by this office; a meter without a reading until then began at 0."""
    begun = _counted(readings, start - ONE_DAY)
    used = max(0, _counted(readings, since - ONE_DAY) - begun)
    rest, done = units - used, 0
    for day, total in readings:
        if day < since:
            continue
        now = total - begun - used
        so_far = amount if now >= rest else max(done, part_of(amount, max(0, now), rest, step))
        if so_far > done:
            place = end_of(fiscal, day)
            yield Part(place.year, place.days, place.days, so_far - done, True)
            done = so_far


def expected(readings: Sequence[Reading], start: dt.date, days: Sequence[dt.date]) -> list[Reading]:
    """Readings as they will be on later days, if it is used on as it was used on average."""
    if not readings:
        return []
    last, total = readings[-1]
    begun = _counted(readings, start - ONE_DAY)
    ran = (last - start).days + 1
    if ran <= 0 or total <= begun:
        return []
    return [(day, total + (total - begun) * (day - last).days // ran) for day in days if day > last]


def _counted(readings: Sequence[Reading], day: dt.date) -> int:
    """What the meter had counted by the end of a day."""
    found = bisect_right(readings, day, key=lambda reading: reading[0])
    return readings[found - 1][1] if found else 0
