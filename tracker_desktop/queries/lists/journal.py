"""The list of everything that was done: one row an entry of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.entry_kinds import ASSET_KINDS, STOCK_KINDS
from tracker_desktop.queries.entry_words import kind_word, titles_of, undone_among
from tracker_desktop.queries.journal_search import said_conditions
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

NUMBER: Any = select(Document.number).where(Document.entry == Entry.uid).correlate(Entry).scalar_subquery()
NUMBER_KEY: Any = NUMBER.element.with_only_columns(Document.number_key).scalar_subquery()


def _titles(connection: Connection, _: Office, said: Sequence[Any]) -> Sequence[str]:
    return titles_of(connection, said)


def _states(connection: Connection, _: Office, uids: Sequence[str]) -> Sequence[str]:
    undone = undone_among(connection, uids)
    return ["undone" if uid in undone else "" for uid in uids]


# The seven columns shown fit into 800 beside the card: those of words are 75 % as wide then, and at 75 % number and
# time are still whole.
JOURNAL = Listing(
    name="journal",
    title="History",
    model=Entry,
    key=Entry.seq,
    main=(Entry.seq,),
    descending=True,
    source=table_of(Entry).outerjoin(table_of(Person), Person.id == Entry.operator_id),
    columns=(
        Column("seq", "No.", "count", (Entry.seq,), 78, nullable=False),
        Column("when", "When", "time", (Entry.recorded_at,), 150, sort=(Entry.seq,), nullable=False),
        Column("what", "What", "text", (Entry.said,), 260, together=_titles, sort=(Entry.seq,), nullable=False),
        Column(
            "kind",
            "Kind",
            "text",
            (Entry.kind,),
            135,
            False,
            sort=(byte_order(Entry.kind),),
            nullable=False,
            show=lambda _, kind: kind_word(kind),
        ),
        Column(
            "who",
            "Who",
            "text",
            (Person.name,),
            126,
            via=named(table_of(Person), Entry.operator_id),
        ),
        Column("desk", "Where", "text", (Entry.desk,), 110, False, sort=(byte_order(Entry.desk),), nullable=False),
        Column("document", "Document", "tag", (NUMBER,), 118, sort=(NUMBER_KEY,)),
        Column("state", "State", "status", (Entry.uid,), 88, together=_states, sort=(Entry.seq,), nullable=False),
        Column("effective", "Effective", "time", (Entry.effective_at,), 150, False, nullable=False),
        Column("reason", "Reason", "text", (Entry.reason,), 160, False, sort=(byte_order(Entry.reason),)),
    ),
    views=(
        View("all", "All entries"),
        View("assets", "Assets", where=Entry.kind.in_(ASSET_KINDS)),
        View("stock", "Stock", where=Entry.kind.in_(STOCK_KINDS)),
        View("undone", "Undone and done again", where=Entry.undoes.is_not(None)),
    ),
    search=Search(Entry.seq, more=said_conditions),
    filters={
        "kind": Entry.kind,
        "operator": Entry.operator_id,
        "desk": Entry.desk,
        "session": Entry.session,
        "uid": Entry.uid,
    },
)
