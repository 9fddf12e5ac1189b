"""How right the register and the book were over time, in per cent: as audits and counts found them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.audits import Audit, AuditState, Finding
from tracker_desktop.queries.audit_sums import NOTHING
from tracker_desktop.queries.audit_totals import sums_kept
from tracker_desktop.queries.count_accuracy import CountAccuracy
from tracker_desktop.reports.charts.chart import Chart, Lines, Picture
from tracker_desktop.reports.report import Asked

FOUND = Finding.FOUND.value


def _audits(connection: Connection, asked: Asked) -> Picture:
    """The audits that were closed on one day are taken together."""
    closed = select(Audit.closed_at, Audit.totals).where(Audit.state == AuditState.CLOSED.value)
    query = closed.where(*asked.period(Audit.closed_at)).order_by(Audit.closed_at)
    days: dict[dt.date, list[Decimal]] = {}
    for closed_at, totals in connection.execute(query):
        sums = sums_kept(totals)
        number = Decimal(sums.count(Finding.FOUND)), Decimal(sums.expected)
        of_day = days.setdefault(closed_at.astimezone(asked.office.zone).date(), [NOTHING] * 4)
        for place, more in enumerate((*number, sums.values.get(FOUND, NOTHING), sums.value)):
            of_day[place] += more
    known = {day: row for day, row in days.items() if row[1]}
    series = (
        ("by number", tuple(_percent(row[0], row[1]) for row in known.values())),
        ("by cost", tuple(_percent(row[2], row[3]) for row in known.values())),
    )
    return Lines("Accuracy of the register, in %", tuple(known), series, "No audit was closed in this time.")


def _counts(connection: Connection, asked: Asked) -> Picture:
    """By months, those in which something was counted."""
    months = CountAccuracy(asked["from"], asked["to"]).run(connection).months
    known = {month: one for month, one in months.items() if one.counted}
    numbers = tuple(_percent(Decimal(one.within), Decimal(one.counted)) for one in known.values())
    series = (("within tolerance", numbers),)
    return Lines("Counted lines within tolerance, in %", tuple(known), series, "No count was posted in this time.")


def _percent(part: Decimal, whole: Decimal) -> int:
    """Whole per cent; what is not all is never 100."""
    return 100 if part == whole else min(99, round(part * 100 / whole)) if whole else 0


AUDIT_ACCURACY = Chart("audit-accuracy", "Accuracy of the register", _audits)
COUNT_ACCURACY = Chart("count-accuracy", "Counted lines within tolerance", _counts)
