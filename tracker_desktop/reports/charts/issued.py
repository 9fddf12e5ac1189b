"""What was issued to each department in a period, by its value."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tracker_desktop.reports.catalog import issued
from tracker_desktop.reports.charts.chart import Bars, Chart, Picture, added_up, largest
from tracker_desktop.reports.report import Asked


def read(connection: Connection, asked: Asked) -> Picture:
    """Issues less what came back, in the office's currency."""
    query = (
        select(issued.DEPARTMENT_ID, issued.DEPARTMENT, issued.VALUE)
        .select_from(issued.SOURCE)
        .where(*issued.where(asked))
        .group_by(*issued.ISSUED.together)
    )
    lines = ((key, str(name), value) for key, name, value in connection.execute(query))
    currency = str(asked.office.settings["money.currency"])
    title = ", ".join(part for part in ("Issued by department", asked.period_words, f"in {currency}") if part)
    decimals = asked.office.decimals
    return Bars(title, largest(added_up(lines, decimals)), decimals, "Nothing was issued in this time.")


ISSUED = Chart("issued", "Issued by department", read)
