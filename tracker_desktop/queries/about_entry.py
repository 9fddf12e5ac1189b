"""Which audit or count an entry of the journal is about, by the records that it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.journal import Change, Entry

ROW: Any = bindparam("row")
"""The id of a changed record, in the questions below."""


def about_entry(connection: Connection, seq: int, tables: Sequence[tuple[str, Any]]) -> int | None:
    """The id that the entry with this number is about. `tables` are the tables to look at, in this order, each with the
    question that gives the id for the record ROW of it; None where the entry changed none that is still there."""
    changed = select(Change.row_id).join(Entry, Entry.uid == Change.entry).where(Entry.seq == seq)
    for table, query in tables:
        row_id = connection.scalar(changed.where(Change.table_name == table).order_by(Change.line).limit(1))
        found = None if row_id is None else connection.scalar(query, {"row": row_id})
        if found is not None:
            return int(found)
    return None
