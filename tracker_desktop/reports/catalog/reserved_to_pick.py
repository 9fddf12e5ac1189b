"""What is reserved for tomorrow, by place and with boxes to tick: it is brought to the counter the evening before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.queries.reserved_to_pick import Pick, picks
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Report, Row, worked


def _rows(connection: Connection, asked: Asked) -> Iterator[Row]:
    day: dt.date = asked["fetched"]
    first, last = asked.midnight(day), asked.midnight(day + dt.timedelta(days=1))
    for one in picks(connection, asked.office, first, last):
        yield _row(one)


def _row(one: Pick) -> Row:
    return one.place, None, one.tag, one.about, one.holder, one.at, one.purpose, one.used_at, one.place


RESERVED_TO_PICK = Report(
    key="reserved-to-pick",
    title="Picking list of reservations",
    hint="What is fetched on a day, by the place where it lies, with a box to tick. Of a category assets are proposed "
    "that are ready.",
    nouns=("thing", "things"),
    parameters=(parameters.FETCHED,),
    columns=(
        worked("Place", "text", 28, head=True),
        worked("Here", "tick", 5),
        worked("Tag", "tag", 12),
        worked("What", "text", 28),
        worked("For", "text", 16),
        worked("At", "text", 6),
        worked("Purpose", "text", 13),
        worked("Used at", "text", 14),
    ),
    group=True,
    work_out=_rows,
    empty="Nothing is reserved for that day.",
)
