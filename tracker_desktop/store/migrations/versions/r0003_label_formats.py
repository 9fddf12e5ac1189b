"""Label formats of the office's own."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

IN_A_FILE = """CREATE TABLE label_format (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    page_width INTEGER NOT NULL,
    page_height INTEGER NOT NULL,
    columns INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    label_width INTEGER NOT NULL,
    label_height INTEGER NOT NULL,
    margin_left INTEGER NOT NULL,
    margin_top INTEGER NOT NULL,
    pitch_across INTEGER NOT NULL,
    pitch_down INTEGER NOT NULL,
    inset INTEGER NOT NULL,
    codes TEXT NOT NULL,
    square TEXT NOT NULL,
    owner INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    active INTEGER NOT NULL,
    version INTEGER NOT NULL,
    entry TEXT NOT NULL,
    CONSTRAINT ck_label_format_codes CHECK (codes IN ('bars', 'square', 'both')),
    CONSTRAINT ck_label_format_square CHECK (square IN ('qr', 'data_matrix')),
    CONSTRAINT ck_label_format_grid CHECK (columns > 0 AND rows > 0),
    CONSTRAINT uq_label_format_key UNIQUE ("key")
)
 STRICT"""
ON_A_SERVER = """CREATE TABLE label_format (
    id BIGSERIAL NOT NULL,
    name TEXT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    page_width BIGINT NOT NULL,
    page_height BIGINT NOT NULL,
    columns BIGINT NOT NULL,
    rows BIGINT NOT NULL,
    label_width BIGINT NOT NULL,
    label_height BIGINT NOT NULL,
    margin_left BIGINT NOT NULL,
    margin_top BIGINT NOT NULL,
    pitch_across BIGINT NOT NULL,
    pitch_down BIGINT NOT NULL,
    inset BIGINT NOT NULL,
    codes TEXT NOT NULL,
    square TEXT NOT NULL,
    owner INTEGER NOT NULL,
    lines BIGINT NOT NULL,
    active INTEGER NOT NULL,
    version BIGINT NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_label_format PRIMARY KEY (id),
    CONSTRAINT ck_label_format_codes CHECK (codes IN ('bars', 'square', 'both')),
    CONSTRAINT ck_label_format_square CHECK (square IN ('qr', 'data_matrix')),
    CONSTRAINT ck_label_format_grid CHECK (columns > 0 AND rows > 0),
    CONSTRAINT uq_label_format_key UNIQUE (key)
)"""


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql(ON_A_SERVER if connection.dialect.name == "postgresql" else IN_A_FILE)
