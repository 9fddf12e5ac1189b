"""The one door for many rows: ids first, rows into a temporary table, one INSERT ... SELECT (COPY on PostgreSQL).

The search triggers then run once for all rows: measured 4.6 s for 100,000 assets against 20 s row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Dialect, func, inspect, select, text
from sqlalchemy.orm import Session

from tracker_desktop.models.base import Kind, Row, StateRow
from tracker_desktop.store import guard
from tracker_desktop.store.changes import ChangeWriter, inserts
from tracker_desktop.store.recorder import recorded_columns

CHUNK = 2000


def add_many(session: Session, changes: ChangeWriter, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Insert rows (attribute names to Python values) of a recorded model and their changes; the ids come in order.

    Raises TypeError for a name that is no attribute of the model.
    """
    uid = session.uid  # type: ignore[attr-defined]
    connection = session.connection()
    fill = _filler(model, uid)
    with guard.door(connection):
        return list(_load(connection, changes, model, (fill(row) for row in rows)))


def _filler(model: type[Any], uid: str) -> Callable[[Mapping[str, Any]], SimpleNamespace]:
    """Makes plain rows with all attributes of the model: a mapped object costs three times as much."""
    defaults: dict[str, Any] = {}
    callables: dict[str, Callable[[Any], Any]] = {}
    for attribute in inspect(model).column_attrs:
        made = attribute.columns[0].default
        defaults[attribute.key] = None
        if made is not None and made.is_callable:
            callables[attribute.key] = made.arg
        elif made is not None:
            defaults[attribute.key] = made.arg
    if issubclass(model, StateRow):
        defaults["version"] = 1
    bookkeeping = {"entry": uid} if "entry" in defaults else {}

    def fill(values: Mapping[str, Any]) -> SimpleNamespace:
        row = SimpleNamespace(**defaults)
        for key, make in callables.items():
            if key not in values:
                setattr(row, key, make(None))
        vars(row).update(values)
        vars(row).update(bookkeeping)
        if len(vars(row)) > len(defaults):
            raise TypeError(f"{model.__name__} has no {sorted(vars(row).keys() - defaults.keys())}")
        model.derive(row)
        return row

    return fill


def _load(
    connection: Connection, changes: ChangeWriter, model: type[Any], rows: Iterator[SimpleNamespace]
) -> Iterator[int]:
    table = model.__table__
    columns = [(attribute.key, attribute.columns[0]) for attribute in inspect(model).column_attrs]
    binders = [(key, _binder(connection.dialect, column)) for key, column in columns]
    encoders = [(key, getattr(column.type, "encode", None)) for key, column in recorded_columns(model).items()]
    names = ", ".join(connection.dialect.identifier_preparer.quote(column.name) for _, column in columns)
    temporary = f"bulk_{table.name}"
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {temporary} AS SELECT {names} FROM {table.name} WHERE 1 = 0")
    next_id = _first_id(connection, model)
    while chunk := _take(rows, next_id):
        texts = [vars(row) for row in chunk]
        bound = [tuple([bind(row[key]) if bind else row[key] for key, bind in binders]) for row in texts]
        _fill(connection, temporary, names, bound)
        if model.__kind__ is not Kind.PROJECTION:
            values = (
                (row["id"], {key: encode(row[key]) if encode else row[key] for key, encode in encoders})
                for row in texts
            )
            changes.write(inserts(model, values))
        changes.bulk_ids.setdefault(table.name, set()).update(row.id for row in chunk)
        yield from (row.id for row in chunk)
        next_id += len(chunk)
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {temporary} ORDER BY id")
    connection.exec_driver_sql(f"DROP TABLE {temporary}")
    _move_sequence(connection, table.name)


def _take(rows: Iterator[SimpleNamespace], next_id: int) -> Sequence[SimpleNamespace]:
    chunk: list[SimpleNamespace] = []
    for row in rows:
        if row.id is None:
            row.id = next_id + len(chunk)
        chunk.append(row)
        if len(chunk) == CHUNK:
            break
    return chunk


def _first_id(connection: Connection, model: type[Row]) -> int:
    if connection.dialect.name == "postgresql":
        table = model.__tablename__  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        return int(connection.scalar(text(f"SELECT nextval(pg_get_serial_sequence('{table}', 'id'))")) or 1)
    used = connection.scalar(
        text("SELECT seq FROM sqlite_sequence WHERE name = :name"),
        {"name": model.__tablename__},  # type: ignore[attr-defined]
    )
    highest = connection.scalar(select(func.max(model.id)))
    return max(int(used or 0), int(highest or 0)) + 1


def _move_sequence(connection: Connection, table: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest((SELECT max(id) FROM {table}),"
            f" nextval(pg_get_serial_sequence('{table}', 'id'))))"
        )


def _binder(dialect: Dialect, column: Any) -> Callable[[Any], Any] | None:
    processor: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return processor


def _fill(connection: Connection, table: str, names: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if connection.dialect.name == "postgresql":
        cursor = connection.connection.cursor()
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" for _ in rows[0])
    connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))
