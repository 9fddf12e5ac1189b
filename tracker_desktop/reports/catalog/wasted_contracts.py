"""Seats on contracts that nobody needs, and what ending them saves a year."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tracker_desktop.queries.shown import word
from tracker_desktop.queries.wasted_seats import wasted_seats
from tracker_desktop.reports.report import Asked, Report, Row, worked


def _rows(connection: Connection, asked: Asked) -> Iterator[Row]:
    office = asked.office
    for one in wasted_seats(connection, office):
        yield (
            *(one.contract, word(office, one.kind), one.supplier, one.code, one.name, word(office, one.why)),
            *(one.ends, one.notice, one.saves, one.contract_id),
        )


WASTED_CONTRACTS = Report(
    key="wasted-contracts",
    title="Wasted contracts",
    hint="Seats of assets that are gone or idle, of people who are no longer active, and those that nobody has; with "
    "what ending each saves a year. A contract of which no seat is needed saves its whole cost.",
    nouns=("seat", "seats"),
    columns=(
        worked("Contract", "text", 20, head=True),
        worked("Kind", "text", 14, head=True),
        worked("Supplier", "text", 15, head=True),
        worked("Tag", "tag", 12),
        worked("Who or what", "text", 26),
        worked("Why", "text", 16),
        worked("Ends", "date", 11),
        worked("Notice by", "date", 11),
        worked("Saves a year", "money", 13, total=True),
    ),
    group=True,
    work_out=_rows,
    empty="Every seat is needed.",
)
