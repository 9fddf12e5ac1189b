"""One entry of the journal as the window asks about it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import end_of, title_of


@dataclass(frozen=True)
class EntryCard:
    """One entry in words: `title` what it did, `who` did it."""

    uid: str
    title: str
    operator_id: int
    who: str


@dataclass(frozen=True)
class EntryOf(Query[EntryCard | None]):
    """What is to be taken back where the entry with this number is chosen: the last entry of its chain of undo and
    redo. Of one that was undone that is the undo, so that it is done again."""

    seq: int

    def run(self, connection: Connection) -> EntryCard | None:
        uid = connection.scalar(select(Entry.uid).where(Entry.seq == self.seq))
        if uid is None:
            return None
        end, _ = end_of(connection, uid)
        query = select(Entry.uid, Entry.said, Entry.operator_id, Person.name)
        row = connection.execute(query.join(Person, Person.id == Entry.operator_id).where(Entry.uid == end)).first()
        return None if row is None else EntryCard(row[0], title_of(connection, row[1]), row[2], row[3])
