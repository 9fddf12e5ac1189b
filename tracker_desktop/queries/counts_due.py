"""How many lines are due to be counted: a number of the day that takes longer to find than the others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_due import Due, due_shelves
from tracker_desktop.queries.count_scope import CountScope, ScopeKind, shelves_of
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.today import TodayTile


@dataclass(frozen=True)
class CountsDue(Query[TodayTile]):
    """Its tile of Today. It looks at every shelf, so it is not asked for after every change."""

    def run(self, connection: Connection) -> TodayTile:
        office = office_of(connection)
        listed = shelves_of(connection, office, CountScope(ScopeKind.ALL))
        due = due_shelves(connection, office, {one.key: (one.quantity, one.abc) for one in listed})
        again = sum(why is not Due.CYCLE for why in due.values())
        small = f"{again:,} for what happened since" if again else "by their cycle"
        return TodayTile("counts_due", len(due), "lines to count", small, "warn", "counts", "due")
