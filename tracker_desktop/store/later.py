"""What happened to the same records after an entry, and still stands."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.base import Kind
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.tables import MODELS


def check(books: OpenBooks, target: Entry, title: str) -> None:
    """Raises Refused("undo_later") naming the entry, if a later one that stands wrote the same columns of a record."""
    mine, theirs = aliased(Change), aliased(Change)
    query = (
        select(theirs.table_name, theirs.row_id, theirs.op, theirs.after, mine.op, mine.after, Entry.uid)
        .join(theirs, (theirs.table_name == mine.table_name) & (theirs.row_id == mine.row_id))
        .join(Entry, Entry.uid == theirs.entry)
        .where(mine.entry == target.uid, Entry.seq > target.seq)
        .order_by(Entry.seq.desc())
    )
    connection = books.connection()
    known: dict[str, bool] = {}
    for table, row_id, op, after, my_op, my_after, uid in books.execute(query):
        model = MODELS[table]
        if model.__kind__ is not Kind.STATE or not _meet(op, after, my_op, my_after):
            continue
        if uid not in known:
            known[uid] = stands(connection, uid)
        if known[uid]:
            entry = books.get_one(Entry, uid)
            record = record_name(books, model, row_id)
            raise Refused(
                "undo_later", title=title, record=record, later=title_of(connection, entry.said), seq=entry.seq
            )


def _meet(op: str, after: str, my_op: str, my_after: str) -> bool:
    if op != Op.UPDATE or my_op != Op.UPDATE:
        return True
    return not json.loads(after).keys().isdisjoint(json.loads(my_after))
