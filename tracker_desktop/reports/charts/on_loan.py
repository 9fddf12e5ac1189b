"""How many assets were on loan on each day, and how many of them overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, case, func, or_, select

from tracker_desktop.models.assets import Custody
from tracker_desktop.queries.office import Office
from tracker_desktop.reports.charts.chart import Chart, Lines, Picture
from tracker_desktop.reports.report import Asked

WEEKS = 26
DAILY = 31
"""Up to so many days are drawn one by one, more of them by weeks."""


def _days(asked: Asked) -> tuple[dt.date, ...]:
    """The days that are looked at, the last one today or the last asked for."""
    last = min(asked["to"] or asked.office.today, asked.office.today)
    first = asked["from"] or last - dt.timedelta(weeks=WEEKS)
    step = 1 if (last - first).days <= DAILY else 7
    return tuple(
        last - dt.timedelta(days=back) for back in range(max((last - first).days, 0), -1, -1) if back % step == 0
    )


def _ends(office: Office, day: dt.date) -> dt.datetime:
    """The moment from which on it is the next day; on this day, now."""
    if day == office.today:
        return office.now
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), office.zone).astimezone(dt.UTC)


def _counts(office: Office, days: Sequence[dt.date]) -> list[Any]:
    found = []
    for day in days:
        end = _ends(office, day)
        out = (Custody.started_at <= end) & or_(Custody.ended_at.is_(None), Custody.ended_at > end)
        found += [func.sum(case((out, 1), else_=0)), func.sum(case((out & (Custody.due < day), 1), else_=0))]
    return found


def read(connection: Connection, asked: Asked) -> Picture:
    """Loans by their custody, assignments left out."""
    days = _days(asked)
    counts = _counts(asked.office, days)
    begun = _ends(asked.office, days[0])
    there = or_(Custody.ended_at.is_(None), Custody.ended_at > begun)
    row = connection.execute(select(*counts).where(Custody.due.is_not(None), there)).one()
    numbers = [int(number or 0) for number in row]
    series = (("On loan", tuple(numbers[::2])), ("Overdue", tuple(numbers[1::2])))
    return Lines("On loan and overdue", days, series, "Nothing was lent yet.")


ON_LOAN = Chart("on-loan", "On loan and overdue", read)
