"""What a run of scans in an audit came to."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import stands, undone_by

SEEN = "see_in_audit"


@dataclass(frozen=True)
class AuditSession(Query[Mapping[str, int]]):
    """How often each title was said by the scans of a session that stand, by the code of the title."""

    session: str

    def run(self, connection: Connection) -> Mapping[str, int]:
        query = select(Entry.uid, Entry.said).where(Entry.session == self.session, Entry.kind == SEEN)
        said = {uid: str(words[0]) for uid, words in connection.execute(query)}
        gone = {uid for uid in undone_by(connection, said) if not stands(connection, uid)}
        return Tally(code for uid, code in said.items() if uid not in gone)
