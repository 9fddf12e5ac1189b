"""What happened to the same records after an entry, and is in force."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, case, null, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.base import Kind
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.queries.entries import chain_of, title_of
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.tables import MODELS

_MINE, _THEIRS = aliased(Change), aliased(Change)
STATES = sorted(name for name, model in MODELS.items() if model.__kind__ is Kind.STATE)
PAGE = 1000
LATER = (
    select(_THEIRS.entry, Entry.seq)
    .join_from(_MINE, _THEIRS, (_THEIRS.table_name == _MINE.table_name) & (_THEIRS.row_id == _MINE.row_id))
    .join(Entry, Entry.uid == _THEIRS.entry)
    .where(_MINE.entry == bindparam("target"), _THEIRS.entry != bindparam("target"), Entry.seq > bindparam("since"))
    .where(_MINE.table_name.in_(STATES))
    .distinct()
    .order_by(Entry.seq.desc())
)
"""The later entries that touched a record of the target, the last first."""


def check(books: OpenBooks, target: Entry, title: str) -> None:
    """Raises Refused("undo_later") naming the entry, if a later one in force wrote the same columns of a record, or if
    an asset would be in somebody's hands that only that one made unready, or only the target ready."""
    connection = books.connection()
    for uid, seq in connection.execute(LATER, {"target": target.uid, "since": target.seq}).all():
        if not in_force(connection, uid, target.seq):
            continue
        met = next(_meetings(connection, target, uid), None) or next(_out_unready(connection, target, uid), None)
        if met is not None:
            later = title_of(connection, books.get_one(Entry, uid).said)
            record = record_name(books, MODELS[met.table_name], met.row_id)
            raise Refused("undo_later", title=title, record=record, later=later, seq=seq)


def in_force(connection: Connection, uid: str, since: int) -> bool:
    """Whether what the chain of undo and redo around `uid` did after the entry `since` changed anything in the end:
    an entry and its undo, both after it, add up to nothing."""
    return sum(seq > since for _, seq in chain_of(connection, uid)) % 2 == 1


def _meetings(connection: Connection, target: Entry, later: str) -> Iterator[Any]:
    """Each record that both entries wrote in a column that both wrote; an insert or removal writes all of them."""
    mine, theirs = aliased(Change), aliased(Change)
    both = (mine.op == Op.UPDATE.value) & (theirs.op == Op.UPDATE.value)
    query = (
        select(
            mine.table_name,
            mine.row_id,
            case((both, mine.after), else_=null()).label("mine"),
            case((both, theirs.after), else_=null()).label("theirs"),
        )
        .join_from(mine, theirs, (theirs.table_name == mine.table_name) & (theirs.row_id == mine.row_id))
        .where(mine.entry == target.uid, theirs.entry == later, mine.table_name.in_(STATES))
        .order_by(theirs.line)
        .execution_options(yield_per=PAGE)
    )
    with connection.execute(query) as rows:
        for row in rows:
            if row.mine is None or not json.loads(row.mine).keys().isdisjoint(json.loads(row.theirs)):
                yield row


def _out_unready(connection: Connection, target: Entry, later: str) -> Iterator[Any]:
    """Each asset that undoing the target would put into somebody's hands although it is not ready since the later
    entry, or make unready although the later one handed it out."""
    mine, theirs = aliased(Change), aliased(Change)
    query = (
        select(mine.table_name, mine.row_id, mine.before, mine.after, theirs.before, theirs.after)
        .join_from(mine, theirs, (theirs.table_name == mine.table_name) & (theirs.row_id == mine.row_id))
        .join(Asset, Asset.id == mine.row_id)
        .where(mine.entry == target.uid, theirs.entry == later, mine.table_name == Asset.__tablename__)
        .where(mine.op == Op.UPDATE.value, theirs.op == Op.UPDATE.value)
        .where(or_(Asset.readiness != Readiness.READY.value, Asset.holder_id.is_not(None)))
        .order_by(theirs.line)
    )
    for row in connection.execute(query):
        was, became, before, after = (json.loads(text) for text in row[2:])
        out_again = _taken(became, was) and "readiness" in after
        unready_again = became.get("readiness") == Readiness.READY and _taken(before, after)
        if out_again or unready_again:
            yield row


def _taken(free: Any, held: Any) -> bool:
    """Whether nobody had it there, and somebody here."""
    return "holder_id" in free and free["holder_id"] is None and held["holder_id"] is not None
