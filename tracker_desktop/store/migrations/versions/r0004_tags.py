"""The tags that assets had before, prints of tags that no asset has yet, and prints that never came out."""

from __future__ import annotations

from collections.abc import Iterator

from alembic import op

revision = "0004"
down_revision = "0003"

IN_A_FILE = (
    """CREATE TABLE former_tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    asset_id INTEGER NOT NULL,
    tag TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    entry TEXT NOT NULL,
    CONSTRAINT fk_former_tag_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT""",
    """CREATE TABLE roll_print (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL,
    tag TEXT NOT NULL,
    tag_key TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    format TEXT NOT NULL,
    copies INTEGER NOT NULL,
    reason TEXT,
    CONSTRAINT ck_roll_print_copies CHECK (copies > 0)
)
 STRICT""",
    """CREATE TABLE unprinted (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry TEXT NOT NULL,
    print_entry TEXT NOT NULL,
    CONSTRAINT uq_unprinted_print_entry UNIQUE (print_entry)
)
 STRICT""",
)
ON_A_SERVER = (
    """CREATE TABLE former_tag (
    id BIGSERIAL NOT NULL,
    asset_id BIGINT NOT NULL,
    tag TEXT NOT NULL,
    tag_key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_former_tag PRIMARY KEY (id),
    CONSTRAINT fk_former_tag_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id) DEFERRABLE INITIALLY DEFERRED
)""",
    """CREATE TABLE roll_print (
    id BIGSERIAL NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    tag TEXT NOT NULL,
    tag_key TEXT COLLATE "C" NOT NULL,
    printed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    format TEXT NOT NULL,
    copies BIGINT NOT NULL,
    reason TEXT,
    CONSTRAINT pk_roll_print PRIMARY KEY (id),
    CONSTRAINT ck_roll_print_copies CHECK (copies > 0)
)""",
    """CREATE TABLE unprinted (
    id BIGSERIAL NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    print_entry TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_unprinted PRIMARY KEY (id),
    CONSTRAINT uq_unprinted_print_entry UNIQUE (print_entry)
)""",
)
INDEXED = (
    ("former_tag", "asset_id"),
    ("former_tag", "tag_key"),
    ("roll_print", "entry"),
    ("roll_print", "tag_key"),
    ("unprinted", "entry"),
)
WRITTEN_ONCE = ("roll_print", "unprinted")


def upgrade() -> None:
    connection = op.get_bind()
    server = connection.dialect.name == "postgresql"
    for statement in ON_A_SERVER if server else IN_A_FILE:
        connection.exec_driver_sql(statement)
    for table, column in INDEXED:
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
    for table in WRITTEN_ONCE:
        for statement in _guards_on_a_server(table) if server else _guards_in_a_file(table):
            connection.exec_driver_sql(statement)


def _guards_in_a_file(table: str) -> Iterator[str]:
    once = f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
    for verb in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {once}"
    again = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id)"
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {again} {once}"


def _guards_on_a_server(table: str) -> Iterator[str]:
    once = "EXECUTE FUNCTION written_once()"
    yield f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {once}"
    yield f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {once}"
