"""Orders, transfers, charge codes, kits; what items, lots, places, suppliers and movements know more than before.

SQLite changes no table in place: six of them are taken out and put back under their new statements, which are frozen
beside this. Keys are looked at once, when all is there again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0006"
down_revision = "0005"

NEW_VALUES = {"place": {"structural": "0"}}
"""What stands in new columns that are never empty."""


def upgrade() -> None:
    frozen = json.loads(Path(__file__).with_name("r0006_inventory.json").read_text("utf-8"))
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in frozen["postgresql"]:
            connection.exec_driver_sql(statement.replace("%", "%%"))
        return
    for statement in frozen["sqlite"]:
        connection.exec_driver_sql(statement)
    for table, statements in frozen["rebuilt"].items():
        for statement in _rebuilt(connection, table, statements):
            connection.exec_driver_sql(statement)


def _rebuilt(connection: Connection, table: str, statements: Sequence[str]) -> Iterator[str]:
    make, *further = statements
    columns = ", ".join(f'"{row[1]}"' for row in connection.exec_driver_sql(f"PRAGMA table_info({table})"))
    new: Mapping[str, Any] = NEW_VALUES.get(table, {})
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
