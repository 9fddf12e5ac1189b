"""The day of the office on which a moment lies, as both databases say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker_desktop.models.types import Day, UtcTime

HOUR = dt.timedelta(hours=1)


class day_after(FunctionElement[Any]):  # noqa: N801 - reads as SQL does
    """The day of a moment moved by so many seconds: day_after(moment, seconds)."""

    type = Day()
    inherit_cache = True


def office_day(column: Any, zone: dt.tzinfo, since: dt.datetime, until: dt.datetime) -> Any:
    """The day of the office of a moment between two others, where clocks may have been put on or back."""
    changes = _changes(zone, since, until)
    first = literal(_offset(zone, since), Integer)
    if not changes:
        return day_after(column, first)
    later = [(column >= literal(moment, UtcTime()), literal(seconds, Integer)) for moment, seconds in reversed(changes)]
    return day_after(column, case(*later, else_=first))


def _offset(zone: dt.tzinfo, moment: dt.datetime) -> int:
    offset = moment.astimezone(zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


@lru_cache(maxsize=64)
def _changes(zone: dt.tzinfo, since: dt.datetime, until: dt.datetime) -> Sequence[tuple[dt.datetime, int]]:
    """From which full hours on the zone has another offset to UTC."""
    found: list[tuple[dt.datetime, int]] = []
    day, before = since, _offset(zone, since)
    while day < until:
        after = min(day + dt.timedelta(days=1), until)
        if _offset(zone, after) != before:
            moment = day.replace(minute=0, second=0, microsecond=0) + HOUR
            while _offset(zone, moment) == before:
                moment += HOUR
            before = _offset(zone, moment)
            found.append((moment, before))
        day = after
    return found


@compiles(day_after, "sqlite")
def _(element: day_after, compiler: Any, **options: Any) -> str:
    moment, seconds = [compiler.process(part, **options) for part in element.clauses]
    return f"date({moment}, {seconds} || ' seconds')"


@compiles(day_after, "postgresql")
def _(element: day_after, compiler: Any, **options: Any) -> str:
    moment, seconds = [compiler.process(part, **options) for part in element.clauses]
    return f"CAST(({moment}) AT TIME ZONE 'UTC' + make_interval(secs => {seconds}) AS date)"
