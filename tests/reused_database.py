"""A database on the test server that is used by one test after another: what a test did to its rows is taken back,
which is a fifth of the work of a new copy. One whose tables or rights were changed is dropped."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass

import psycopg
from psycopg import sql
from sqlalchemy import create_engine, make_url, text

BY_FILES = "STRATEGY file_copy"
SHAPE = """
SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
    SELECT format('class %s %s', oid, xmin) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT format('column %s %s %s', attrelid, attnum, a.xmin)
        FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT format('trigger %s %s', oid, xmin) FROM pg_trigger
    UNION ALL SELECT format('rule %s %s', oid, xmin) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT format('function %s %s', oid, xmin) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname !~ '^pg_(temp|toast)'
    UNION ALL SELECT format('database %s %s %s', datacl, datallowconn, datconnlimit)
        FROM pg_database WHERE datname = current_database()
    UNION ALL SELECT format('setting %s', setconfig) FROM pg_db_role_setting
) AS parts (part)
"""
OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"


def url_of(name: str) -> str:
    """The URL of a database on the test server."""
    return make_url(os.environ["TRACKER_TEST_PG"]).set(database=name).render_as_string(hide_password=False)


def admin(statement: str) -> str:
    """Run a statement as the superuser; what it answers, if anything."""
    engine = create_engine(os.environ["TRACKER_TEST_PG"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        result = connection.execute(text(statement))
        answer = str(result.scalar()) if result.returns_rows else ""
    engine.dispose()
    return answer


def copy_database(name: str, template: str) -> str:
    """Make a database that is a copy of `template`; its URL. By files, which is half the work, where that can be."""
    version = int(admin("SHOW server_version_num"))
    admin(f"CREATE DATABASE {name} TEMPLATE {template} {BY_FILES if version >= 150_000 else ''}")
    return url_of(name)


def drop_database(name: str) -> None:
    """Drop it, whoever is in it."""
    admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@dataclass(frozen=True)
class Contents:
    """How a database is before a test: its shape, the rows of its tables, where its sequences stand."""

    shape: str
    rows: dict[str, bytes]
    sequences: dict[str, int | None]


class ReusedDatabase:
    """Copies of a template, one at a time."""

    def __init__(self, template: str) -> None:
        self._template = template
        self._name = ""
        self._kept: Contents | None = None

    def take(self) -> str:
        """The URL of a database that is as the template is."""
        if not self._name:
            self._name = f"office_{uuid.uuid4().hex[:12]}"
            copy_database(self._name, self._template)
            with self._connect() as connection:
                self._kept = contents(connection)
        return url_of(self._name)

    def give_back(self) -> None:
        """After a test: everybody is put out, its rows are taken back."""
        assert self._kept is not None
        try:
            with self._connect() as connection:
                connection.execute(OTHERS)
                same = _shape(connection) == self._kept.shape
                if same:
                    _restore(connection, self._kept)
        except psycopg.Error:
            same = False
        if not same:
            self.drop()

    def drop(self) -> None:
        """After all tests."""
        if self._name:
            drop_database(self._name)
        self._name = ""

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(url_of(self._name).replace("+psycopg", ""))


def contents(connection: psycopg.Connection[tuple[object, ...]]) -> Contents:
    """What is in a database, byte by byte."""
    rows = {}
    for table in _with_rows(connection, _tables(connection)):
        with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
            rows[table] = b"".join(bytes(part) for part in copy)
    return Contents(_shape(connection), rows, _sequences(connection))


def _restore(connection: psycopg.Connection[tuple[object, ...]], kept: Contents) -> None:
    connection.execute("SET session_replication_role = replica")
    for table in _with_rows(connection, _tables(connection)):
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    for table, rows in kept.rows.items():
        with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
            copy.write(rows)
    for sequence, last in _sequences(connection).items():
        before = kept.sequences[sequence]
        if last != before:
            connection.execute("SELECT setval(%s::regclass, %s, %s)", (sequence, before or 1, before is not None))


def _shape(connection: psycopg.Connection[tuple[object, ...]]) -> str:
    found = connection.execute(SHAPE).fetchone()
    assert found is not None
    return str(found[0])


def _tables(connection: psycopg.Connection[tuple[object, ...]]) -> list[str]:
    return [str(name) for (name,) in connection.execute(TABLES)]


def _with_rows(connection: psycopg.Connection[tuple[object, ...]], tables: list[str]) -> list[str]:
    asked = [
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(table), sql.Identifier(table))
        for table in tables
    ]
    return [str(name) for (name,) in connection.execute(sql.SQL(" UNION ALL ").join(asked))]


def _sequences(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, int | None]:
    return {str(name): None if last is None else int(str(last)) for name, last in connection.execute(SEQUENCES)}
