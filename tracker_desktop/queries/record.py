"""One record as a form needs it: its columns, and beside each foreign key the name of what it points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from tracker_desktop.models import Base
from tracker_desktop.queries.base import Query

NAME_OF: Mapping[str, str] = {
    "asset": "tag",
    "category": "name",
    "contract": "name",
    "department": "name",
    "depreciation_scheme": "name",
    "holder": "name",
    "item": "name",
    "person": "name",
    "place": "path",
    "supplier": "name",
}


@dataclass(frozen=True)
class RecordOf(Query[Mapping[str, Any] | None]):
    """The columns of a row by name; a foreign key as (id, name), None where it points at nothing. None where the row
    is gone."""

    table: str
    row_id: int

    def run(self, connection: Connection) -> Mapping[str, Any] | None:
        table = Base.metadata.tables[self.table]
        row = connection.execute(select(table).where(table.c.id == self.row_id)).mappings().first()
        if row is None:
            return None
        values = dict(row)
        for column in table.columns:
            target = next((key.column.table for key in column.foreign_keys), None)
            if target is not None and values[column.name] is not None:
                values[column.name] = (values[column.name], _name(connection, target, values[column.name]))
        return values


def _name(connection: Connection, table: Table, row_id: int) -> str:
    column = NAME_OF.get(table.name)
    if column is None:
        return ""
    return str(connection.scalar(select(table.c[column]).where(table.c.id == row_id)) or "")
