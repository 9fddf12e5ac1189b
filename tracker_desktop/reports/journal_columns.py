"""What reports about the journal share: entries in words. An entry that was taken back stays, and says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries.entry_words import kind_word, titles_of, undone_among
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports.report import Column, Row

NOUNS = ("entry", "entries")
WHAT, STATE = 3, 7
COLUMNS = (
    Column("No.", "count", (Entry.seq,), 8),
    Column("When", "time", (Entry.recorded_at,), 17),
    Column("Kind", "text", (Entry.kind,), 13, make=lambda _, kind: kind_word(kind)),
    Column("What", "text", (Entry.said,), 58),
    Column("Document", "tag", (Document.number,), 14),
    Column("Who", "text", (Person.name,), 15),
    Column("Where", "text", (Entry.desk,), 9),
    Column("State", "status", (Entry.uid,), 8),
    Column("Reason", "text", (Entry.reason,), 16),
)
SOURCE = (
    table_of(Entry)
    .outerjoin(table_of(Person), Person.id == Entry.operator_id)
    .outerjoin(table_of(Document), Document.entry == Entry.uid)
)


def in_words(connection: Connection, _: Office, rows: Sequence[Row]) -> Iterable[Row]:
    """What entries said as sentences, and whether they were taken back."""
    titles = titles_of(connection, [row[WHAT] for row in rows])
    undone = undone_among(connection, [row[STATE] for row in rows])
    for row, title in zip(rows, titles, strict=True):
        state = "undone" if row[STATE] in undone else ""
        yield (*row[:WHAT], title, *row[WHAT + 1 : STATE], state, *row[STATE + 1 :])
