"""What stands on the rows that an entry inserted: what blocks their removal, and what makes them be kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models import Base, Kind
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.tables import MODELS

POSTED = frozenset({Kind.LEDGER, Kind.JOURNAL})
PAGE = 1000
Reference = tuple[type[Any], Column[Any]]
Kept = dict[str, set[int]]


def _references() -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            found.setdefault(key.column.table.name, []).append((MODELS[table.name], key.parent))
    return found


_REFERENCES = _references()


class Survey:
    """Looks at what refers to the rows that `target` inserted into `models`.

    `kept` afterwards holds by table the ids of those that must stay: the ledger, a document, the journal, or a record
    that stays itself, names them. Raises Refused("undo_stands") where a record in force needs one, or where a movement
    or entry in force needs one that would have to be retired (a lot is never retired: it just stays).
    """

    def __init__(self, books: OpenBooks, target: Entry, models: Sequence[type[Any]], title: str) -> None:
        self._books = books
        self._target = target
        self._title = title
        self._in_force: dict[str, bool] = {}
        self.kept: Kept = {}
        for model in models:
            for other, column in _REFERENCES.get(model.__tablename__, ()):
                if other.__kind__ is Kind.STATE:
                    self._check_records(model, other, column)
                elif other.__kind__ in POSTED and hasattr(model, "active"):
                    self._check_entries(model, other, column)
            self._keep(model, self._books.scalars(self._inserted(model).where(_named(model))).all())
        self._keep_what_kept_rows_name(models)

    def _inserted(self, model: type[Any]) -> Select[int]:
        return select(Change.row_id).where(
            Change.entry == self._target.uid, Change.table_name == model.__tablename__, Change.op == Op.INSERT.value
        )

    def _keep(self, model: type[Any], ids: Sequence[int]) -> bool:
        known = self.kept.get(model.__tablename__, set())
        new = set(ids) - known
        if new:
            self.kept[model.__tablename__] = known | new
        return bool(new)

    def _check_records(self, model: type[Any], other: type[Any], column: Column[Any]) -> None:
        """A record refers to the row, unless this entry inserted it as well or made it refer."""
        mine, new = aliased(Change), aliased(Change)
        same = (mine.entry == self._target.uid) & (mine.table_name == other.__tablename__) & (mine.row_id == other.id)
        added = (new.entry == self._target.uid) & (new.table_name == other.__tablename__) & (new.row_id == other.id)
        query = (
            select(column.label("row_id"), other.id.label("other_id"), mine.after)
            .select_from(other.__table__.outerjoin(mine, same))
            .where(column.in_(self._inserted(model)))
            .where(~exists().where(added, new.op == Op.INSERT.value))
            .order_by(other.id)
            .execution_options(yield_per=PAGE)
        )
        with self._books.connection().execute(query) as rows:
            for (row_id, other_id), changes in groupby(rows, lambda row: (row.row_id, row.other_id)):
                if any(row.after and column.key in json.loads(row.after) for row in changes):
                    continue
                for uid in self._writers(other, other_id, column):
                    if self._stands(uid):
                        self._refuse(uid, model, row_id)
                self._keep(model, [row_id])

    def _writers(self, other: type[Any], row_id: int, column: Column[Any]) -> Iterator[str]:
        """The entries that made a record refer, the last first; none in force where the record was only kept."""
        query = (
            select(Change.entry, Change.op, Change.after)
            .join(Entry, Entry.uid == Change.entry)
            .where(Change.table_name == other.__tablename__, Change.row_id == row_id, Change.op != Op.DELETE.value)
            .order_by(Entry.seq.desc())
        )
        for uid, op, after in self._books.connection().execute(query).all():
            if op == Op.INSERT.value or column.key in json.loads(after):
                yield uid

    def _check_entries(self, model: type[Any], other: type[Any], column: Column[Any]) -> None:
        owner = other.__table__.c["uid" if other is Entry else "entry"]
        query = select(owner, column).where(column.in_(self._inserted(model)), owner != self._target.uid)
        for uid, row_id in self._books.connection().execute(query.distinct()).all():
            if self._stands(uid):
                self._refuse(uid, model, row_id)

    def _stands(self, uid: str) -> bool:
        if uid not in self._in_force:
            self._in_force[uid] = stands(self._books.connection(), uid)
        return self._in_force[uid]

    def _keep_what_kept_rows_name(self, models: Sequence[type[Any]]) -> None:
        grew = bool(self.kept)
        while grew:
            grew = False
            for model in models:
                for other, column in _REFERENCES.get(model.__tablename__, ()):
                    for ids in _chunks(self.kept.get(other.__tablename__, ()) if other in models else ()):
                        query = select(column).distinct().where(other.id.in_(ids), column.in_(self._inserted(model)))
                        grew |= self._keep(model, self._books.scalars(query).all())

    def _refuse(self, uid: str, model: type[Any], row_id: int) -> None:
        entry = self._books.get_one(Entry, uid)
        later = title_of(self._books.connection(), entry.said)
        record = record_name(self._books, model, row_id)
        raise Refused("undo_stands", title=self._title, record=record, later=later, seq=entry.seq)


def _named(model: type[Any]) -> ColumnElement[bool]:
    """Whether anything that always stays (ledger, journal, document, sighting, balance) names the row of a change."""
    names = (column for other, column in _REFERENCES.get(model.__tablename__, ()) if other.__kind__ is not Kind.STATE)
    return or_(False, *(exists().where(column == Change.row_id) for column in names))


def _chunks(ids: Any) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), PAGE):
        yield ordered[start : start + PAGE]
