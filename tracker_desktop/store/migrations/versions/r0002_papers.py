"""Loss reports, statements and clearances get numbers, and prints of tags are kept.

SQLite changes no CHECK of a table: the documents move into a new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from alembic import op

revision = "0002"
down_revision = "0001"

COLUMNS = "id, entry, kind, year, serial_number, number, number_key, holder_id, created_at, voided_by"
KINDS = "CONSTRAINT ck_document_kind CHECK (kind IN ('HR', 'RR', 'TF', 'GR', 'IS', 'DR', 'LR', 'ST', 'CL'))"
DOCUMENT_IN_A_FILE = f"""CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial_number INTEGER NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    holder_id INTEGER,
    created_at TEXT NOT NULL,
    voided_by TEXT,
    CONSTRAINT uq_document_kind_year_serial_number UNIQUE (kind, year, serial_number),
    {KINDS},
    CONSTRAINT uq_document_entry UNIQUE (entry),
    CONSTRAINT uq_document_number_key UNIQUE (number_key),
    CONSTRAINT fk_document_holder_id FOREIGN KEY(holder_id) REFERENCES holder (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT"""
TAG_PRINT_IN_A_FILE = """CREATE TABLE tag_print (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL,
    asset_id INTEGER NOT NULL,
    printed_at TEXT NOT NULL,
    format TEXT NOT NULL,
    copies INTEGER NOT NULL,
    reason TEXT,
    CONSTRAINT ck_tag_print_copies CHECK (copies > 0)
)
 STRICT"""
TAG_PRINT_ON_A_SERVER = """CREATE TABLE tag_print (
    id BIGSERIAL NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    asset_id BIGINT NOT NULL,
    printed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    format TEXT NOT NULL,
    copies BIGINT NOT NULL,
    reason TEXT,
    CONSTRAINT pk_tag_print PRIMARY KEY (id),
    CONSTRAINT ck_tag_print_copies CHECK (copies > 0)
)"""
TAG_PRINT_INDEXES = (
    "CREATE INDEX ix_tag_print_asset_id_printed_at ON tag_print (asset_id, printed_at)",
    "CREATE INDEX ix_tag_print_entry ON tag_print (entry)",
)


def upgrade() -> None:
    connection = op.get_bind()
    statements = _on_a_server if connection.dialect.name == "postgresql" else _in_a_file
    for statement in statements():
        connection.exec_driver_sql(statement)


def _in_a_file() -> Iterator[str]:
    yield "ALTER TABLE document RENAME TO document_before"
    yield DOCUMENT_IN_A_FILE
    yield f"INSERT INTO document ({COLUMNS}) SELECT {COLUMNS} FROM document_before ORDER BY id"
    yield "DROP TABLE document_before"
    yield "CREATE INDEX ix_document_created_at ON document (created_at)"
    yield "CREATE INDEX ix_document_holder_id ON document (holder_id)"
    yield TAG_PRINT_IN_A_FILE
    yield from TAG_PRINT_INDEXES
    once = "BEGIN SELECT RAISE(ABORT, 'tag_print is written once'); END"
    for verb in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER tag_print_no_{verb.lower()} BEFORE {verb} ON tag_print {once}"
    again = "WHEN EXISTS (SELECT 1 FROM tag_print WHERE id = new.id)"
    yield f"CREATE TRIGGER tag_print_no_replace BEFORE INSERT ON tag_print {again} {once}"


def _on_a_server() -> Iterator[str]:
    yield f"ALTER TABLE document DROP CONSTRAINT ck_document_kind, ADD {KINDS}"
    yield TAG_PRINT_ON_A_SERVER
    yield from TAG_PRINT_INDEXES
    once = "EXECUTE FUNCTION written_once()"
    yield f"CREATE TRIGGER tag_print_written_once BEFORE UPDATE OR DELETE ON tag_print FOR EACH ROW {once}"
    yield f"CREATE TRIGGER tag_print_never_emptied BEFORE TRUNCATE ON tag_print FOR EACH STATEMENT {once}"
