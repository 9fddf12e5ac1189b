"""What other desks have changed since an entry, so that the lists of this one follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import ChainHead, Change, Entry
from tracker_desktop.queries.base import Query

MOST = 5000
ALL = "all"


@dataclass(frozen=True)
class Since:
    """The newest entry, and what changed up to it: ids by table, or ALL where there are many."""

    seq: int
    changes: Mapping[str, frozenset[int] | str]


@dataclass(frozen=True)
class ChangesSince(Query[Since]):
    """The changes of all entries after this one. A negative `seq` asks only for the newest."""

    seq: int

    def run(self, connection: Connection) -> Since:
        newest = connection.scalar(select(ChainHead.seq)) or 0
        if self.seq < 0 or newest <= self.seq:
            return Since(newest, {})
        query = (
            select(Change.table_name, Change.row_id)
            .join(Entry, Entry.uid == Change.entry)
            .where(Entry.seq > self.seq, Entry.seq <= newest)
            .limit(MOST)
        )
        rows = connection.execute(query).all()
        ids: dict[str, set[int]] = {}
        for table, row_id in rows:
            ids.setdefault(table, set()).add(row_id)
        many = len(rows) == MOST
        return Since(newest, {table: ALL if many else frozenset(found) for table, found in ids.items()})
