"""What stands on the rows that an entry inserted: what blocks their removal, and what makes them be kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, select

from tracker_desktop.errors import Refused
from tracker_desktop.models import Base, Kind
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.tables import MODELS

BLOCKING = frozenset({Kind.STATE, Kind.JOURNAL})


def referring(model: type[Any]) -> Iterator[tuple[type[Any], Column[Any]]]:
    """Every (model, column) whose foreign key points at this model."""
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is model.__table__:
                yield MODELS[table.name], key.parent


def kept(books: OpenBooks, target: Entry, model: type[Any], title: str) -> set[int]:
    """The ids of inserted rows that must stay because the ledger, a document or a sighting names them.

    Raises Refused("undo_stands") where a record or a movement that stands needs one of them.
    """
    inserted = _inserted(target, model)
    stay: set[int] = set()
    for other, column in referring(model):
        if other.__kind__ in BLOCKING:
            _refuse_if_needed(books, target, model, other, column, title)
            continue
        entry = other.__table__.c.get("entry")
        query = select(column.distinct()) if entry is None else select(column, entry).distinct()
        for row in books.execute(query.where(column.in_(inserted))):
            stay.add(row[0])
            if other.__kind__ is Kind.LEDGER and row[1] != target.uid and stands(books.connection(), row[1]):
                _refuse(books, row[1], model, row[0], title)
    return stay


def _inserted(target: Entry, model: type[Any]) -> Any:
    return select(Change.row_id).where(
        Change.entry == target.uid, Change.table_name == model.__tablename__, Change.op == Op.INSERT.value
    )


def _refuse_if_needed(
    books: OpenBooks, target: Entry, model: type[Any], other: type[Any], column: Column[Any], title: str
) -> None:
    owner = other.__table__.c["uid" if other.__kind__ is Kind.JOURNAL else "entry"]
    query = select(column, owner).where(column.in_(_inserted(target, model)))
    if other.__kind__ is Kind.STATE:
        query = query.where(other.id.not_in(_inserted(target, other)))
    row = books.execute(query.limit(1)).first()
    if row is not None:
        _refuse(books, row[1], model, row[0], title)


def _refuse(books: OpenBooks, uid: str, model: type[Any], row_id: int, title: str) -> None:
    entry = books.get_one(Entry, uid)
    later = title_of(books.connection(), entry.said)
    record = record_name(books, model, row_id)
    raise Refused("undo_stands", title=title, record=record, later=later, seq=entry.seq)
