"""Audits, counts and approvals; movements of a count, and the numbers of certificates and count reports.

SQLite changes no CHECK of a table: documents and movements move into new ones, whose statements are frozen beside this.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"

DOCUMENTS = "CHECK (kind IN ('HR', 'RR', 'TF', 'GR', 'IS', 'DR', 'LR', 'ST', 'CL', 'AC', 'CR'))"
MOVEMENTS = "CHECK (kind IN ('opening', 'receive', 'move', 'issue', 'return', 'count', 'variance', 'reversal'))"
COLUMNS = {
    "document": "id, entry, kind, year, serial_number, number, number_key, holder_id, created_at, voided_by",
    "movement": "id, entry, line, kind, item_id, lot_id, from_place_id, to_place_id, quantity, value, effective_at,"
    " quantity_entered, reason, reference, holder_id, supplier_id, charge_code, reverses_id",
}


def upgrade() -> None:
    frozen = json.loads(Path(__file__).with_name("r0005_audits.json").read_text("utf-8"))
    connection = op.get_bind()
    server = connection.dialect.name == "postgresql"
    for statement in _on_a_server(frozen) if server else _in_a_file(frozen):
        connection.exec_driver_sql(statement)


def _in_a_file(frozen: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for table, columns in COLUMNS.items():
        make, *further = frozen[table]
        yield f"ALTER TABLE {table} RENAME TO {table}_before"
        yield make
        yield f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}_before ORDER BY id"
        yield f"DROP TABLE {table}_before"
        yield from further
    yield from frozen["sqlite"]


def _on_a_server(frozen: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"ALTER TABLE document DROP CONSTRAINT ck_document_kind, ADD CONSTRAINT ck_document_kind {DOCUMENTS}"
    yield f"ALTER TABLE movement DROP CONSTRAINT ck_movement_kind, ADD CONSTRAINT ck_movement_kind {MOVEMENTS}"
    for statement in frozen["postgresql"]:
        yield statement.replace("%", "%%")
