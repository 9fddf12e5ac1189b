"""Many rows of one table at once: many a statement on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, inspect
from sqlalchemy.exc import DBAPIError

MANY = 50
MOST_VALUES = 900
"""In one statement: every build of SQLite takes 999. Rows that share a statement cost half."""
Processor = Callable[[Any], Any] | None


class Plan:
    """How rows of a model are written: attribute names, column names as SQL, and what each value goes through."""

    def __init__(self, keys: tuple[str, ...], columns: str, processors: Sequence[Processor]) -> None:
        self.columns = columns
        self._take = itemgetter(*keys) if len(keys) > 1 else lambda values: (values[keys[0]],)
        self._processed = [(place, process) for place, process in enumerate(processors) if process is not None]

    def bound(self, values: Mapping[str, Any]) -> Sequence[Any]:
        """The values of one row as the driver takes them."""
        row = list(self._take(values))
        for place, process in self._processed:
            if row[place] is not None:
                row[place] = process(row[place])
        return row


_PLANS: dict[tuple[str, type[Any], tuple[str, ...]], Plan] = {}


def plan_of(dialect: Dialect, model: type[Any], keys: tuple[str, ...]) -> Plan:
    """The plan for these attributes of a model."""
    known = (dialect.name, model, keys)
    if known not in _PLANS:
        _PLANS[known] = _plan(dialect, model, keys)
    return _PLANS[known]


def _plan(dialect: Dialect, model: type[Any], keys: tuple[str, ...]) -> Plan:
    attributes = inspect(model).column_attrs
    columns = [attributes[key].columns[0] for key in keys]
    names = ", ".join(dialect.identifier_preparer.quote(column.name) for column in columns)
    processors = (column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns)
    return Plan(keys, names, list(processors))


def insert_many(connection: Connection, model: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same keys (attribute names). The door of the guard must be open."""
    plan = plan_of(connection.dialect, model, tuple(rows[0]))
    fill(connection, model.__tablename__, plan.columns, [plan.bound(row) for row in rows])


def fill(connection: Connection, table: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
    """Insert bound rows into a table."""
    server = connection.dialect.name == "postgresql"
    if server and len(rows) > MANY:
        _copy(connection, f"COPY {table} ({columns}) FROM STDIN", rows)
        return
    one = f"({', '.join(('%s' if server else '?',) * len(rows[0]))})"
    insert = f"INSERT INTO {table} ({columns}) VALUES "
    together = 1 if server else MOST_VALUES // len(rows[0])
    whole = len(rows) - len(rows) % together if len(rows) > MANY and together > 1 else 0
    if whole:
        parts = [tuple(chain.from_iterable(rows[at : at + together])) for at in range(0, whole, together)]
        connection.exec_driver_sql(insert + ", ".join([one] * together), parts)
    if whole < len(rows):
        connection.exec_driver_sql(insert + one, list(map(tuple, rows[whole:])))


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    cursor = connection.connection.cursor()
    errors = connection.dialect.loaded_dbapi.Error
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except errors as error:
        cut = connection.connection.dbapi_connection is None or bool(getattr(cursor.connection, "closed", False))
        if cut:
            connection.invalidate(error)
        raise DBAPIError(statement, None, error, connection_invalidated=cut) from error
    finally:
        cursor.close()
