"""Brings a database to a schema whose statements were frozen beside the revision.

SQLite changes no table in place: those that differ are taken out and put back under their new statements. Keys are
looked at once, when all is there again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection


def upgrade_to(connection: Connection, statements: Path) -> None:
    """Run the frozen statements: "postgresql", or "sqlite" and "rebuilt" tables; "new_values" stand in new columns
    that are never empty."""
    frozen = json.loads(statements.read_text("utf-8"))
    if connection.dialect.name == "postgresql":
        for statement in frozen["postgresql"]:
            connection.exec_driver_sql(statement.replace("%", "%%"))
        return
    for statement in frozen["sqlite"]:
        connection.exec_driver_sql(statement)
    for table, wanted in frozen["rebuilt"].items():
        for statement in _rebuilt(connection, table, wanted, frozen["new_values"].get(table, {})):
            connection.exec_driver_sql(statement)


def _rebuilt(connection: Connection, table: str, statements: Sequence[str], new: Mapping[str, str]) -> Iterator[str]:
    make, *further = statements
    columns = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f"PRAGMA table_info({table})"))
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).scalar()
    yield f"CREATE TEMP TABLE {table}_before AS SELECT * FROM {table} ORDER BY id"
    yield f"DROP TABLE {table}"
    yield make
    names, values = ", ".join(["", *new]), ", ".join(["", *new.values()])
    yield f"INSERT INTO main.{table} ({columns}{names}) SELECT {columns}{values} FROM {table}_before ORDER BY id"
    yield f"DROP TABLE temp.{table}_before"
    if last is not None:
        yield f"DELETE FROM sqlite_sequence WHERE name = '{table}'"
        yield f"INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {last})"
    yield from further
