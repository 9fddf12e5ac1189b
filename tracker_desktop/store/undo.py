"""Undo, written once for every kind of transaction: a new entry that compensates an old one.

State rows must still hold what the entry wrote, inserted rows go if nothing stands on them, stock is reversed at its
original cost. Undoing an undo does it again, under the same ids.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.base import Kind, StateRow
from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.entries import end_of, root_of, title_of
from tracker_desktop.store import guard, later, operators, stands_on
from tracker_desktop.store.record_names import record_name
from tracker_desktop.store.recorder import decode, encode, recorded_columns
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.veils import unveil
from tracker_desktop.transactions import ledger
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.said import Said
from tracker_desktop.transactions.said import entry as entry_gap

CHUNK = 500


def apply(books: OpenBooks, uid: str, reason: str | None) -> tuple[str, Said, str]:
    """Compensate the entry `uid`. Returns the new entry's kind, what it says, and the uid it undoes.

    An entry that was undone and done again is undone at the end of its chain. Raises Refused naming what blocks it.
    """
    connection = books.connection()
    asked = books.get(Entry, uid)
    if asked is None:
        raise Refused("undo_unknown")
    end, links = end_of(connection, uid)
    if links % 2:
        raise Refused("undo_already", title=title_of(connection, asked.said))
    target = books.get_one(Entry, end)
    root = books.get_one(Entry, root_of(connection, end))
    _check_right(books, target, root, reason)
    again = target.kind == "undo"
    title = title_of(connection, root.said)
    _compensate(books, target, title)
    _mark_document(books, root.uid, None if again else books.uid)
    return ("redo" if again else "undo"), Said("redo" if again else "undo", {"what": entry_gap(root.said)}), end


def _check_right(books: OpenBooks, target: Entry, root: Entry, reason: str | None) -> None:
    right = getattr(by_kind()[root.kind], "right", None)
    if right is not None:
        operators.require(books.operator, right)
    if target.operator_id == books.operator.person_id:
        return
    if Right.UNDO_OTHERS not in books.operator.rights:
        raise Refused("undo_others", name=books.operator.name)
    if not (reason or "").strip():
        raise Refused("undo_reason")


def _mark_document(books: OpenBooks, root_uid: str, voided_by: str | None) -> None:
    document = books.scalar(select(Document).where(Document.entry == root_uid))
    if document is not None:
        document.voided_by = voided_by


def _compensate(books: OpenBooks, target: Entry, title: str) -> None:
    later.check(books, target, title)
    tables = books.scalars(select(Change.table_name).where(Change.entry == target.uid).distinct()).all()
    models = [MODELS[name] for name in sorted(tables)]
    states = [model for model in models if model.__kind__ is Kind.STATE]
    kept = {model: stands_on.kept(books, target, model, title) for model in states}
    _reverse_stock(books, target)
    for model in states:
        _take_out(books, target, model, kept[model])
    for model in states:
        _put_back_values(books, target, model, title)
        _retire(books, model, kept[model], target)
    books.flush()
    for model in states:
        _put_back_rows(books, target, model)


def _reverse_stock(books: OpenBooks, target: Entry) -> None:
    query = select(Movement).where(Movement.entry == target.uid).order_by(Movement.id.desc())
    ledger.reverse(books, books.scalars(query).all())


def _of(target: Entry, model: type[Any], op: Op) -> Any:
    return (Change.entry == target.uid) & (Change.table_name == model.__tablename__) & (Change.op == op.value)


def _take_out(books: OpenBooks, target: Entry, model: type[Any], kept: set[int]) -> None:
    lines = select(Change.row_id, Change.after).where(_of(target, model, Op.INSERT)).order_by(Change.line.desc())
    rows = [(row_id, after) for row_id, after in books.execute(lines) if row_id not in kept]
    if not rows:
        return
    name = model.__tablename__
    connection = books.connection()
    with guard.door(connection):
        for start in range(0, len(rows), CHUNK):
            ids = [row_id for row_id, _ in rows[start : start + CHUNK]]
            connection.execute(delete(model).where(model.id.in_(ids)))
    books.changes.write_lines(((name, row_id, Op.DELETE.value, after, "{}") for row_id, after in rows), [])
    books.changes.bulk_ids.setdefault(name, set()).update(row_id for row_id, _ in rows)


def _put_back_values(books: OpenBooks, target: Entry, model: type[StateRow], title: str) -> None:
    columns = recorded_columns(model)
    query = select(Change.row_id, Change.before, Change.after).where(_of(target, model, Op.UPDATE))
    changes = books.execute(query.order_by(Change.row_id)).all()
    for start in range(0, len(changes), CHUNK):
        part = changes[start : start + CHUNK]
        rows = books.hold(model, [row_id for row_id, _, _ in part])
        for row_id, before_text, after_text in part:
            row = rows[row_id]
            before = unveil(books, json.loads(before_text))
            after = unveil(books, json.loads(after_text))
            for key, value in after.items():
                if encode(columns[key], getattr(row, key)) != value:
                    record = record_name(books, model, row_id)  # type: ignore[arg-type]
                    raise Refused("undo_moved_on", title=title, record=record)
                setattr(row, key, decode(columns[key], before[key]))


def _retire(books: OpenBooks, model: type[Any], kept: set[int], target: Entry) -> None:
    if not kept or not hasattr(model, "active"):
        return
    for row in books.hold(model, kept).values():
        row.active = False


def _put_back_rows(books: OpenBooks, target: Entry, model: type[Any]) -> None:
    columns = recorded_columns(model)
    query = select(Change.row_id, Change.before).where(_of(target, model, Op.DELETE)).order_by(Change.line.desc())
    lines = books.execute(query).all()
    if not lines:
        return
    rows = (
        {"id": row_id} | {key: decode(columns[key], value) for key, value in unveil(books, json.loads(before)).items()}
        for row_id, before in lines
    )
    books.add_many(model, rows)
