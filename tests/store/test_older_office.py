"""An office that another version of the program made is brought to today's schema and used on, on both databases."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import Connection, select

from tests.reused_database import admin, drop_database, url_of
from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.stock_makers import issue, receive, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.receipt_costs import ReceiptOf
from tracker_desktop.store import engines, migrate
from tracker_desktop.store.migrations import HEAD
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.change_cost import ChangeCost
from tracker_desktop.transactions.post_count import PostCount

OLD: Mapping[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "office_0005.json").read_text("utf-8"))
"""What stood in an office of the schema 0005: assets, stock, counts, an audit, undone and done again."""
GLOVES, PROBE = 1, 2


def _at_old_schema(place: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.HERE).replace("%", "%%"))
    engine = engines.migrating_engine(engines.as_url(place))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, OLD["schema"])
    engine.dispose()


def _rows(table: str) -> list[list[Any]]:
    """The rows of a table, bytes as bytes."""
    found = OLD["tables"][table]
    held = [found["columns"].index(name) for name in OLD["bytes"].get(table, ())]
    return [[bytes.fromhex(one) if at in held else one for at, one in enumerate(row)] for row in found["rows"]]


def _file(path: Path) -> str:
    _at_old_schema(str(path))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM chain_head")
    for table, found in OLD["tables"].items():
        marks = ", ".join("?" * len(found["columns"]))
        connection.executemany(f"INSERT INTO {table} ({', '.join(found['columns'])}) VALUES ({marks})", _rows(table))
    connection.execute("DELETE FROM sqlite_sequence")
    connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", OLD["last_ids"].items())
    connection.commit()
    connection.close()
    return str(path)


def _server(name: str) -> str:
    admin(f"CREATE DATABASE {name}")
    place = url_of(name)
    _at_old_schema(place)
    with psycopg.connect(place.replace("+psycopg", "")) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM chain_head")
        for table, found in OLD["tables"].items():
            query = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, found["columns"])),
                sql.SQL(", ").join([sql.Placeholder()] * len(found["columns"])),
            )
            connection.cursor().executemany(query, _rows(table))
        for table, last in OLD["last_ids"].items():
            connection.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", (table, last))
    return place


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The path or URL of the old office, not migrated yet."""
    if request.param == "sqlite":
        yield _file(tmp_path / "office.db")
        return
    name = f"older_{os.getpid()}"
    yield _server(name)
    drop_database(name)


@pytest.fixture
def office(older: str) -> Iterator[Office]:
    """The office, migrated and opened."""
    migrate.upgrade(engines.as_url(older))
    opened = open_office(older)
    opened.now += dt.timedelta(days=1)
    yield opened
    opened.store.close()


def _held(office: Office, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    """The rows of a table as texts and integers."""
    with office.store.readers.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
    return sorted((tuple(_plain(one) for one in row) for row in rows), key=repr)


def _plain(one: Any) -> Any:
    if isinstance(one, dt.datetime):
        return one.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(one, dt.date):
        return one.isoformat()
    return bytes(one) if isinstance(one, memoryview) else one


def test_every_row_is_still_there(office: Office) -> None:
    assert migrate.schema_of(office.store.url) == HEAD
    for table, found in OLD["tables"].items():
        before = sorted((tuple(row) for row in _rows(table)), key=repr)
        assert _held(office, table, found["columns"]) == before, table


def test_it_verifies(office: Office) -> None:
    assert verify(office.store).problems == []
    check_books(office.store)


def test_no_id_and_no_number_is_given_a_second_time(office: Office) -> None:
    done = receive(office, GLOVES, 5, "2", lot="NEW")
    last = dict(map(tuple, _rows("numbering")))["GR-2026"]
    assert done.number == f"GR-2026-{last + 1:05d}"
    ids = {table: max(ids) for table, ids in (done.changes or {}).items() if table in OLD["last_ids"]}
    assert ids["movement"] == OLD["last_ids"]["movement"] + 1
    assert ids["lot"] == OLD["last_ids"]["lot"] + 1
    assert ids["document"] == OLD["last_ids"]["document"] + 1


def test_it_can_be_used_on(office: Office) -> None:
    before = value(office, GLOVES)
    out = issue(office, GLOVES, 2, 1)
    came = receive(office, GLOVES, 4, "3", lot="NEW")
    receipt = office.read(ReceiptOf(number=came.number))
    assert receipt is not None
    cost = office.perform(ChangeCost(receipt.document_id, Decimal(8), reference="INV-1"))
    for done in (cost, came, out):
        office.undo(done)
    assert value(office, GLOVES) == before
    assert office.read(ListIds("items", needle="probe")).ids
    with pytest.raises(Refused, match="is on hand already"):
        receive(office, PROBE, 1, "100", lot="S1")
    office.perform(PostCount(2))
    assert verify(office.store).problems == []
    check_books(office.store)


def test_what_was_done_before_can_still_be_undone_and_done_again(office: Office) -> None:
    told = []
    entries = office.read(Entries())
    for uid, kind in reversed(entries):
        if kind in ("receive", "add_place", "issue", "post_count"):
            told.append((kind, _undone_and_done_again(office, uid)))
    assert ("post_count", "done") in told
    assert {code for _, code in told} <= {"done", "undo_already", "undo_stands", "stock_taken", "undo_later"}
    assert verify(office.store).problems == []
    check_books(office.store)


def _undone_and_done_again(office: Office, uid: str) -> str:
    try:
        office.undo(office.undo(uid))
    except Refused as refused:
        return refused.code
    return "done"


class Entries(Query[Sequence[tuple[str, str]]]):
    """Uid and kind of every entry in order."""

    def run(self, connection: Connection) -> Sequence[tuple[str, str]]:
        return [(row.uid, row.kind) for row in connection.execute(select(Entry.uid, Entry.kind).order_by(Entry.seq))]
