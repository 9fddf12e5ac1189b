"""Records that were written once and never changed: SQLite itself compares them with their journal, a page at a time.

What it cannot say to be the same (letters beyond ASCII, records changed since) is compared value by value elsewhere.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, TextClause, inspect, text

from tracker_desktop.models.journal import Op
from tracker_desktop.store.recorder import recorded_columns

COUNTS = """SELECT
(SELECT count(*) FROM {table} WHERE id > :start AND id <= :to),
(SELECT count(*) FROM change WHERE table_name = '{table}' AND row_id > :start AND row_id <= :to),
(SELECT count(*) FROM {table} JOIN change ON change.table_name = '{table}' AND change.row_id = {table}.id
 WHERE {table}.id > :start AND {table}.id <= :to AND change.op = '{insert}' AND change.entry = {table}.entry
 AND change.after = json_patch('{{}}', json_object({values})))"""
"""json_patch leaves out what is null, as the journal does."""


class AsWritten:
    """Pages of a table all of whose records stand as they were written."""

    def __init__(self, connection: Connection, model: type[Any]) -> None:
        self._connection = connection
        personal = any(column.info.get("personal") for column in recorded_columns(model).values())
        fits = connection.dialect.name == "sqlite" and not personal and not model.__derived__
        self._query = _query(connection, model) if fits else None

    def records(self, start: int, to: int) -> int | None:
        """How many records have their ids above `start` and up to `to`, where each stands as it was written; None
        where one does not, or where that can't be said."""
        if self._query is None:
            return None
        rows, changes, alike = self._connection.execute(self._query, {"start": start, "to": to}).one()
        return int(rows) if rows == changes == alike else None


def _query(connection: Connection, model: type[Any]) -> TextClause:
    attributes = inspect(model).column_attrs
    quote = connection.dialect.identifier_preparer.quote
    table = str(model.__tablename__)
    names = {key: quote(attributes[key].columns[0].name) for key in sorted(recorded_columns(model))}
    values = ", ".join(f"'{key}', {table}.{name}" for key, name in names.items())
    return text(COUNTS.format(table=table, values=values, insert=Op.INSERT.value))
