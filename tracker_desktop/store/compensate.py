"""Turns the changes of an entry round: values go back, inserted rows go, removed rows come back under the same id.

State rows must still hold what the entry wrote, stock is reversed at its original cost. Everything is done page by
page, so that an import of 100,000 rows never stands in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, delete, exists, func, or_, select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.base import Base, Kind, Row, StateRow
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.models.stock import Movement
from tracker_desktop.store import guard, later
from tracker_desktop.store.done import MOST_IDS
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.recorder import decoded, encode, recorded_columns
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.stands_on import Kept, Survey
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.veils import unveil
from tracker_desktop.transactions.rules import ledger

PAGE = 2000
Model = type[StateRow]


class Shape:
    """Which tables an entry changed and how: for each table and kind of change, its first and last line."""

    def __init__(self, books: OpenBooks, target: Entry) -> None:
        query = select(Change.table_name, Change.op, func.min(Change.line), func.max(Change.line))
        rows = books.execute(query.where(Change.entry == target.uid).group_by(Change.table_name, Change.op))
        self._lines = {(table, Op(op)): (first, last) for table, op, first, last in rows}
        self._target = target

    def models(self, *ops: Op) -> Sequence[Model]:
        """The state models with such a change."""
        names = sorted({table for table, op in self._lines if op in ops and MODELS[table].__kind__ is Kind.STATE})
        return [cast(Model, MODELS[name]) for name in names]

    def inserted(self) -> ColumnElement[bool]:
        """Whether the entry inserted the row of a change as well (an undo may write a row twice)."""
        other = aliased(Change)
        same = (other.table_name == Change.table_name) & (other.row_id == Change.row_id)
        return exists().where(other.entry == self._target.uid, same, other.op == Op.INSERT.value)

    def has_movements(self) -> bool:
        """Whether the entry wrote into the stock ledger."""
        return (Movement.__tablename__, Op.INSERT) in self._lines

    def pages(self, model: Model, op: Op) -> Iterator[ColumnElement[bool]]:
        """The changes of one kind page by page, the last ones first."""
        first, last = self._lines[name_of(model), op]
        while last >= first:
            yield changes_of(self._target, model, op) & Change.line.between(last - PAGE + 1, last)
            last -= PAGE


def name_of(model: Model) -> str:
    """The name of the table of a model."""
    return str(cast(type[Base], model).__tablename__)


def changes_of(target: Entry, model: Model, *ops: Op) -> ColumnElement[bool]:
    """Whether a change is one of these that the entry did to the model."""
    kinds = [op.value for op in ops]
    return and_(Change.entry == target.uid, Change.table_name == name_of(model), Change.op.in_(kinds))


def entry(books: OpenBooks, target: Entry, title: str) -> None:
    """Compensate `target`. Raises Refused: undo_later, undo_stands, undo_moved_on, undo_gone, stock_taken."""
    shape = Shape(books, target)
    _hold(books, target, shape)
    later.check(books, target, title)
    inserted, updated, removed = (shape.models(op) for op in (Op.INSERT, Op.UPDATE, Op.DELETE))
    kept = Survey(books, target, inserted, title).kept
    if shape.has_movements():
        _reverse_stock(books, target)
    books.write_changes()
    for model in inserted:
        _take_out(books, shape, model, kept)
    for model in updated:
        _put_back_values(books, shape, model, title)
    for model in inserted:
        _retire(books, model, kept)
    for model in removed:
        books.add_many(cast(type[Row], model), _removed(books, shape, model))
    for model in shape.models(Op.UPDATE, Op.DELETE):
        _check_references(books, target, model, title)


def _hold(books: OpenBooks, target: Entry, shape: Shape) -> None:
    """Lock the rows where several desks write, so that what is checked stays so until the end."""
    if books.connection().dialect.name == "sqlite":
        return
    for model in shape.models(Op.INSERT, Op.UPDATE):
        rows = select(Change.row_id).where(changes_of(target, model, Op.INSERT, Op.UPDATE))
        locked = select(model.id).where(model.id.in_(rows)).order_by(model.id).with_for_update().subquery()
        books.scalar(select(func.count()).select_from(locked))


def _reverse_stock(books: OpenBooks, target: Entry) -> None:
    query = select(Movement).where(Movement.entry == target.uid).order_by(Movement.id.desc())
    ledger.reverse(books, books.scalars(query).all())


def _take_out(books: OpenBooks, shape: Shape, model: Model, kept: Kept) -> None:
    connection = books.connection()
    stay = kept.get(name_of(model), set())
    for page in shape.pages(model, Op.INSERT):
        staying = stay.intersection(connection.scalars(select(Change.row_id).where(page))) if stay else ()
        first = books.changes.turn_round(page & Change.row_id.not_in(staying))
        gone = select(Change.row_id).where(Change.entry == books.uid, Change.line >= first)
        with guard.door(connection):
            connection.execute(delete(model).where(model.id.in_(gone)))
        books.touched.add(name_of(model), connection.scalars(gone.limit(MOST_IDS + 1)).all())


def _put_back_values(books: OpenBooks, shape: Shape, model: Model, title: str) -> None:
    """Rows that the entry also inserted are gone by now."""
    columns = recorded_columns(model)
    for page in shape.pages(model, Op.UPDATE):
        query = select(Change.row_id, Change.before, Change.after).where(page, ~shape.inserted())
        query = query.order_by(Change.row_id, Change.line.desc())
        changes = books.execute(query).all()
        befores = unveil(books.connection(), [json.loads(before) for _, before, _ in changes])
        afters = unveil(books.connection(), [json.loads(after) for _, _, after in changes])
        rows = books.hold(model, [row_id for row_id, _, _ in changes])
        for (row_id, _, _), before, after in zip(changes, befores, afters, strict=True):
            row, old = rows[row_id], decoded(model, before)
            for key, value in after.items():
                if encode(columns[key], getattr(row, key)) != value:
                    record = record_name(books, cast(type[Base], model), row_id)
                    raise Refused("undo_moved_on", title=title, record=record)
                setattr(row, key, old[key])
        books.write_changes()


def _retire(books: OpenBooks, model: Model, kept: Kept) -> None:
    """What must be kept although the entry that added it is undone is not offered any more."""
    ids = sorted(kept.get(name_of(model), ())) if hasattr(model, "active") else []
    for start in range(0, len(ids), PAGE):
        for row in books.hold(model, ids[start : start + PAGE]).values():
            row.active = False  # type: ignore[attr-defined]
        books.write_changes()


def _removed(books: OpenBooks, shape: Shape, model: Model) -> Iterator[dict[str, Any]]:
    for page in shape.pages(model, Op.DELETE):
        query = select(Change.row_id, Change.before).where(page).order_by(Change.line.desc())
        lines = books.execute(query).all()
        values = unveil(books.connection(), [json.loads(before) for _, before in lines])
        for (row_id, _), before in zip(lines, values, strict=True):
            yield {"id": row_id} | decoded(model, before)


def _check_references(books: OpenBooks, target: Entry, model: Model, title: str) -> None:
    """Refuse by name what the database would refuse at the commit: a row put back that refers to one that is gone."""
    if name_of(model) not in _DANGLING:
        _DANGLING[name_of(model)] = _dangling(model)
    query = _DANGLING[name_of(model)]
    row_id = None if query is None else books.connection().scalar(query, {"target": target.uid})
    if row_id is not None:
        raise Refused("undo_gone", title=title, record=record_name(books, cast(type[Base], model), row_id))


_DANGLING: dict[str, Select[int] | None] = {}


def _dangling(model: Model) -> Select[int] | None:
    missing: list[ColumnElement[bool]] = []
    for key in cast(Table, cast(type[Base], model).__table__).foreign_keys:
        other = key.column.table.alias()
        missing.append(and_(key.parent.is_not(None), ~exists().where(other.c[key.column.name] == key.parent)))
    if not missing:
        return None
    back = select(Change.row_id).where(
        Change.entry == bindparam("target"),
        Change.table_name == name_of(model),
        Change.op.in_([Op.UPDATE.value, Op.DELETE.value]),
    )
    return select(model.id).where(model.id.in_(back), or_(*missing)).limit(1)
