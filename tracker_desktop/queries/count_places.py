"""To which count a line or an entry belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.queries.about_entry import ROW, about_entry
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class CountOfLine(Query[int | None]):
    """The id of the count of a line; None where it is gone."""

    line_id: int

    def run(self, connection: Connection) -> int | None:
        return connection.scalar(select(CountLine.count_id).where(CountLine.id == self.line_id))


@dataclass(frozen=True)
class CountOfEntry(Query[int | None]):
    """The count that an entry of the journal, by its number, is about; None where it is about none that is there."""

    seq: int

    def run(self, connection: Connection) -> int | None:
        rows: tuple[tuple[str, Any], ...] = (
            (StockCount.__tablename__, select(StockCount.id).where(StockCount.id == ROW)),
            (CountLine.__tablename__, select(CountLine.count_id).where(CountLine.id == ROW)),
        )
        return about_entry(connection, self.seq, rows)
