"""A database that was migrated is the same as one made from the models of today, on both databases."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from tests.reused_database import admin, drop_database, url_of
from tracker_desktop.models import Base
from tracker_desktop.store import engines, migrate, schema
from tracker_desktop.store.migrations import HEAD

SERVER_CATALOG = {
    "columns": """
        SELECT table_name, column_name, data_type, is_nullable, collation_name, column_default, is_identity
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prolang <> 13",
    "first rows": "SELECT id, seq, hash FROM chain_head",
}
ALEMBICS = "alembic_version"


def _file_catalog(path: Path) -> dict[str, Any]:
    """The schema in full: the texts, and what SQLite itself makes of columns, keys and indexes."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    objects = {(kind, name): re.sub(r"\s+", " ", sql or "") for kind, name, sql in rows if ALEMBICS not in name}
    tables = sorted(name for kind, name in objects if kind == "table")
    made: dict[str, Any] = {"objects": objects}
    made["strict"] = [row[1:] for row in sorted(connection.execute("PRAGMA table_list")) if ALEMBICS not in row[1]]
    for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
        made[pragma] = {table: sorted(connection.execute(f"PRAGMA {pragma}({table})"), key=repr) for table in tables}
    made["first rows"] = connection.execute("SELECT id, seq, hash FROM chain_head").fetchall()
    connection.close()
    return made


def test_a_migrated_file_is_as_one_made_today(tmp_path: Path) -> None:
    migrated, fresh = tmp_path / "migrated.db", tmp_path / "fresh.db"
    migrate.upgrade(engines.as_url(migrated))
    engine = engines.migrating_engine(engines.as_url(fresh))
    with engine.begin() as connection:
        schema.create(connection)
    engine.dispose()
    assert _file_catalog(migrated) == _file_catalog(fresh)
    assert all(
        "STRICT" in sql
        for (kind, name), sql in _file_catalog(migrated)["objects"].items()
        if kind == "table" and name in Base.metadata.tables
    )


@pytest.fixture
def two_databases() -> Iterator[tuple[str, str]]:
    names = (f"migrated_{os.getpid()}", f"fresh_{os.getpid()}")
    for name in names:
        admin(f"CREATE DATABASE {name}")
    yield url_of(names[0]), url_of(names[1])
    for name in names:
        drop_database(name)


def _server_catalog(place: str) -> dict[str, list[tuple[Any, ...]]]:
    engine = create_engine(place)
    with engine.connect() as connection:
        found = {
            name: sorted((tuple(row) for row in connection.execute(text(query))), key=repr)
            for name, query in SERVER_CATALOG.items()
        }
    engine.dispose()
    return {name: [row for row in rows if ALEMBICS not in repr(row)] for name, rows in found.items()}


@pytest.mark.postgres
def test_a_migrated_server_is_as_one_made_today(two_databases: tuple[str, str]) -> None:
    migrated, fresh = two_databases
    migrate.upgrade(engines.as_url(migrated))
    engine = create_engine(fresh)
    with engine.begin() as connection:
        schema.create(connection)
    engine.dispose()
    catalog = _server_catalog(migrated)
    assert catalog == _server_catalog(fresh)
    assert all(catalog.values())


def test_the_schema_is_the_same_whichever_is_asked_for_first() -> None:
    for dialect in ("postgresql", "sqlite"):
        keys = [statement for statement in schema.statements(dialect) if "FOREIGN KEY" in statement]
        assert len(keys) > 10, dialect


def test_the_newest_revision_is_the_one_the_program_wants() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.HERE).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [HEAD]
    revisions = [revision.revision for revision in script.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)  # compared as texts to tell older from newer


def _first_schema(path: Path) -> sqlite3.Connection:
    frozen = migrate.HERE / "versions" / "r0001_first.json"
    connection = sqlite3.connect(path)
    for statement in json.loads(frozen.read_text("utf-8"))["sqlite"]:
        connection.execute(statement)
    connection.execute(f"CREATE TABLE {ALEMBICS} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute(f"INSERT INTO {ALEMBICS} VALUES ('0001')")
    return connection


def test_documents_keep_their_numbers_and_get_new_kinds(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    add = "INSERT INTO document VALUES (?, ?, ?, 2026, ?, ?, ?, NULL, '2026-11-24T09:40:00.000000Z', NULL)"
    before = [(3, "a" * 32, "HR", 1, "HR-2026-00001"), (4, "b" * 32, "GR", 1, "GR-2026-00001")]
    connection = _first_schema(path)
    connection.executemany(add, [(*row, row[-1]) for row in before])
    connection.commit()
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(add, (5, "c" * 32, "CL", 1, "CL-2026-00001", "CL-2026-00001"))
    connection.close()
    migrate.upgrade(engines.as_url(path))
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT id, entry, kind, serial_number, number FROM document ORDER BY id").fetchall()
    assert found == before
    connection.execute(add, (None, "c" * 32, "CL", 1, "CL-2026-00001", "CL-2026-00001"))
    assert connection.execute("SELECT max(id) FROM document").fetchone() == (5,)
    connection.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = engines.as_url(tmp_path / "office.db")
    migrate.upgrade(url)
    before = _file_catalog(tmp_path / "office.db")
    migrate.upgrade(url)
    assert _file_catalog(tmp_path / "office.db") == before
    assert migrate.schema_of(url) == HEAD


def test_a_file_of_ours_says_so_in_its_header(tmp_path: Path) -> None:
    migrate.upgrade(engines.as_url(tmp_path / "office.db"))
    assert (tmp_path / "office.db").read_bytes()[68:72] == b"TRKD"


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE movement (id)")  # in the way of the first migration, half-way through
    connection.commit()
    connection.close()
    with pytest.raises(Exception, match="movement"):
        migrate.upgrade(engines.as_url(place))
    connection = sqlite3.connect(place)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    connection.close()
    assert names == ["movement"]
