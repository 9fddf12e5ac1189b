"""The whole schema of today as statements: tables, search and the triggers that keep the journal append-only.

Migrations freeze what they need; a test holds a database that was migrated against one made from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, MetaData, create_mock_engine, text
from sqlalchemy.engine.mock import MockConnection

from tracker_desktop.models import Base

APPEND_ONLY = ("entry", "change", "movement", "sighting", "tag_print", "roll_print", "unprinted")
SEARCHED = ("asset", "item", "holder", "own_value")


def statements(dialect: str) -> list[str]:
    """Every CREATE of the schema, in order, for "sqlite" or "postgresql"."""
    return [*_tables(dialect), *_search(dialect), *_append_only(dialect), *_first_rows(dialect)]


def trigger_names(dialect: str) -> list[str]:
    """The triggers that keep search and the journal as they must be."""
    made = (statement.split() for statement in statements(dialect) if statement.startswith("CREATE TRIGGER"))
    return [words[2] for words in made]


def create(connection: Connection) -> None:
    """Make the schema in an empty database."""
    for statement in statements(connection.dialect.name):
        connection.execute(text(statement.replace(":", r"\:")))


@cache
def _all_tables() -> Mapping[str, list[str]]:
    """SQLite comes first, once: for PostgreSQL SQLAlchemy takes the foreign keys out of the tables for good."""
    made = {"sqlite": _made("sqlite://")}
    _share_conditions()
    return made | {"postgresql": _made("postgresql+psycopg://")}


def _share_conditions() -> None:
    """The models give the condition of an index for SQLite alone: a dialect that they name is loaded at the start."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


def _tables(dialect: str) -> list[str]:
    return _all_tables()[dialect]


def _made(url: str) -> list[str]:
    made: list[str] = []
    engine: MockConnection = create_mock_engine(url, lambda sql, *_, **__: made.append(_text(sql, engine)))
    metadata: MetaData = Base.metadata
    metadata.create_all(engine, checkfirst=False)
    tables = [statement for statement in made if statement.startswith("CREATE TABLE")]
    return tables + sorted(set(made) - set(tables))  # SQLAlchemy gives indexes and keys in any order


def _text(sql: Any, engine: MockConnection) -> str:
    return str(sql.compile(dialect=engine.dialect)).strip()


def _search(dialect: str) -> Iterator[str]:
    if dialect == "postgresql":
        yield "CREATE EXTENSION IF NOT EXISTS pg_trgm"
        for table in SEARCHED:
            yield f"CREATE INDEX ix_{table}_search ON {table} USING gin (search gin_trgm_ops)"
        return
    for table in SEARCHED:
        yield (
            f"CREATE VIRTUAL TABLE {table}_fts USING fts5("
            f"search, content='{table}', content_rowid='id', tokenize='trigram', detail='none')"
        )
        gone = f"INSERT INTO {table}_fts({table}_fts, rowid, search) VALUES ('delete', old.id, old.search);"
        come = f"INSERT INTO {table}_fts(rowid, search) VALUES (new.id, new.search);"
        yield f"CREATE TRIGGER {table}_search_added AFTER INSERT ON {table} BEGIN {come} END"
        yield f"CREATE TRIGGER {table}_search_removed AFTER DELETE ON {table} BEGIN {gone} END"
        yield f"CREATE TRIGGER {table}_search_changed AFTER UPDATE OF search ON {table} BEGIN {gone} {come} END"


def _append_only(dialect: str) -> Iterator[str]:
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME; END $$"
        )
        for table in APPEND_ONLY:
            yield (
                f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION written_once()"
            )
            yield (
                f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
            )
        return
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
            )
        key = "uid" if table == "entry" else "id"
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = new.{key}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
        )


def _first_rows(dialect: str) -> Iterator[str]:
    nothing = r"decode(repeat('00', 32), 'hex')" if dialect == "postgresql" else "zeroblob(32)"
    yield f"INSERT INTO chain_head (id, seq, hash) VALUES (1, 0, {nothing})"
