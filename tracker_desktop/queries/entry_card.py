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
    """One entry in words: `title` what it did, `who` did it; `is_undo` where it took something back."""

    uid: str
    title: str
    operator_id: int
    who: str
    is_undo: bool


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
        query = select(Entry.uid, Entry.said, Entry.operator_id, Person.name, Entry.kind)
        row = connection.execute(query.join(Person, Person.id == Entry.operator_id).where(Entry.uid == end)).first()
        if row is None:
            return None
        return EntryCard(row.uid, title_of(connection, row.said), row.operator_id, row.name, row.kind == "undo")
