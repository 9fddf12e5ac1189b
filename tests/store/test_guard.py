"""The guards: nothing writes beside a flush and the doors, and nothing rewrites what is written once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, delete, insert, text, update
from sqlalchemy.exc import DBAPIError

from tests.store.verbs import Do, sql, whole
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.models.assets import Asset
from tracker_desktop.store.guard import UnguardedWrite, only_reads
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.print_tags import PrintTags
from tracker_desktop.transactions.tags_not_printed import TagsNotPrinted

ROW = {"id": 1, "notes": "x", "version": 1}
APPEND_ONLY = ("entry", "change", "movement", "sighting", "tag_print", "roll_print", "unprinted")
BULK: dict[str, Callable[[Books], object]] = {
    "orm update": lambda books: books.execute(update(Asset).values(notes="x")),
    "orm delete": lambda books: books.execute(delete(Asset)),
    "orm insert": lambda books: books.execute(insert(Asset), [{"tag": "S-2"}]),
    "query update": lambda books: books.query(Asset).update({"notes": "x"}),
    "query delete": lambda books: books.query(Asset).delete(),
    "text": lambda books: books.execute(text("UPDATE asset SET notes = 'x'")),
    "text with a comment": lambda books: books.execute(text("/* SELECT */ -- so\n UPDATE asset SET notes = 'x'")),
    "text below a WITH": lambda books: books.execute(text("WITH a AS (SELECT 1) DELETE FROM asset")),
    "connection": lambda books: books.connection().execute(update(Asset).values(notes="x")),
    "connection text": lambda books: books.connection().execute(text("DELETE FROM asset")),
    "driver": lambda books: books.connection().exec_driver_sql("DELETE FROM asset"),
    "schema": lambda books: books.connection().exec_driver_sql("DROP TABLE sighting"),
    "bulk save": lambda books: books.bulk_insert_mappings(Asset, [{"tag": "S-2"}]),
    "bulk update": lambda books: books.bulk_update_mappings(Asset, [ROW]),
}


@pytest.mark.parametrize("way", BULK)
def test_what_writes_past_the_recorder_is_refused(office: Office, way: str) -> None:
    add_asset(office, tag="S-1")
    before = whole(office)
    with pytest.raises(UnguardedWrite):
        office.perform(Do(BULK[way]))
    assert whole(office) == before


def test_the_guard_is_up_again_after_a_flush(office: Office) -> None:
    def work(books: Books) -> None:
        books.insert(Asset(tag="S-1", tag_key="S-1", description="Scope"))
        books.add_many(Asset, [{"tag": "S-2", "tag_key": "S-2", "description": "Scope"}])
        books.execute(text("UPDATE asset SET notes = 'x'"))

    with pytest.raises(UnguardedWrite):
        office.perform(Do(work))


def test_the_engine_is_guarded_outside_of_any_transaction(office: Office) -> None:
    with office.store.writer.connect() as connection, pytest.raises(UnguardedWrite):
        connection.execute(text("DELETE FROM asset"))


def test_readers_cannot_write(office: Office) -> None:
    with office.store.readers.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(text("DELETE FROM place"))


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        ("SELECT 1", True),
        ("  select replace(a, 'UPDATE x', '') from b", True),
        ("WITH RECURSIVE below AS (SELECT 1) SELECT * FROM below FOR UPDATE SKIP LOCKED", True),
        ("WITH a AS (SELECT replace(code, '-', '') FROM place) SELECT * FROM a", True),
        ("PRAGMA table_info('asset')", True),
        ("LOCK TABLE asset IN SHARE MODE", True),
        ("PRAGMA foreign_keys = OFF", False),
        ("PRAGMA writable_schema=ON", False),
        ("WITH a AS (DELETE FROM asset RETURNING id) SELECT * FROM a", False),
        ("WITH a AS (SELECT 1) UPDATE asset SET notes = 1", False),
        ("COPY asset FROM STDIN", False),
        ("REPLACE INTO asset VALUES (1)", False),
        ("ATTACH 'x' AS y", False),
        ("", False),
    ],
)
def test_only_what_is_known_to_read_may_pass(statement: str, reads: bool) -> None:
    assert only_reads(statement) is reads


def _fill(office: Office) -> None:
    receive(office, add_item(office), 10)
    asset = add_asset(office)
    office.perform(Do(lambda books: books.saw(asset, None)))
    done = office.perform(PrintTags((asset,), "Tag", tags=("ROLL-1",)))
    office.perform(TagsNotPrinted(done.uid))


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_is_written_once_stays(office: Office, table: str) -> None:
    _fill(office)
    before = sql(office, f"SELECT * FROM {table}")
    assert before
    sqlite = office.store.url.get_backend_name() == "sqlite"
    bypass = create_engine(office.store.url)
    key = "uid" if table == "entry" else "id"
    statements = [
        f"UPDATE {table} SET {key} = {key}",
        f"DELETE FROM {table}",
        *([f"REPLACE INTO {table} SELECT * FROM {table}"] if sqlite else [f"TRUNCATE {table} CASCADE"]),
    ]
    for statement in statements:
        with bypass.connect() as connection, pytest.raises(DBAPIError, match="is written once"):
            connection.exec_driver_sql(statement)
    bypass.dispose()
    assert sql(office, f"SELECT * FROM {table}") == before


def test_replacing_by_another_key_is_refused_too(sqlite_office: Office) -> None:
    """REPLACE removes every row that clashes; the trigger on removal sees it because recursive_triggers is on."""
    _fill(sqlite_office)
    with sqlite_office.store.writer.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        with pytest.raises(sqlite3.IntegrityError, match="is written once"):
            raw.execute(
                "REPLACE INTO entry SELECT 'other', seq, kind, operator_id, desk, recorded_at, effective_at, body,"
                " said, undoes, session, reason, digest, hash FROM entry WHERE seq = 1"
            )
