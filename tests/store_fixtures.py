"""An office to test with: a real SQLite file, and the same on PostgreSQL where a server is there."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from tests.reused_database import ReusedDatabase, admin, drop_database, url_of
from tracker_desktop.queries.base import Query
from tracker_desktop.store import engines, migrate
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.found_office import FoundOffice

T = TypeVar("T")
START = dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC)


@dataclass
class Office:
    """An open office of one person with all roles. Its clock starts at 09:40 on 24 Nov 2026 and is set by hand."""

    store: Store
    me: int
    now: dt.datetime = field(default=START)

    def perform(self, transaction: Transaction, by: int | None = None) -> Done:
        self.now += dt.timedelta(seconds=1)
        return self.store.perform(transaction, by or self.me)

    def undo(self, done: Done | str, **options: str) -> Done:
        self.now += dt.timedelta(seconds=1)
        return self.store.undo(done if isinstance(done, str) else done.uid, self.me, **options)

    def read(self, query: Query[T]) -> T:
        return self.store.read(query)


def _found(place: str | Path) -> None:
    migrate.upgrade(engines.as_url(place))
    store = Store(place, desk="Desk 1", clock=lambda: START)
    store.perform(FoundOffice("Main stockroom", "Rita Osei", "20001"), None)
    store.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "office.db"
    _found(path)
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    if "TRACKER_TEST_PG" not in os.environ:
        pytest.skip(os.environ.get("TRACKER_TEST_PG_WHY", "no PostgreSQL server: run packaging/dev.py test"))
    name = f"template_{uuid.uuid4().hex[:12]}"
    admin(f"CREATE DATABASE {name}")
    _found(url_of(name))
    yield name
    drop_database(name)


@pytest.fixture(scope="session")
def reused_database(postgres_template: str) -> Iterator[ReusedDatabase]:
    reused = ReusedDatabase(postgres_template)
    yield reused
    reused.drop()


@pytest.fixture
def postgres_place(reused_database: ReusedDatabase) -> Iterator[str]:
    """The URL of a founded office of its own on PostgreSQL."""
    yield reused_database.take()
    reused_database.give_back()


@pytest.fixture
def sqlite_place(sqlite_template: Path, tmp_path: Path) -> str:
    """The path of a founded office of its own in a SQLite file."""
    return str(shutil.copy(sqlite_template, tmp_path / "office.db"))


def open_office(place: str) -> Office:
    """The office at a path or URL, with a clock set by hand."""
    holder: list[Office] = []
    store = Store(place, desk="Desk 1", clock=lambda: holder[0].now)
    holder.append(Office(store, me=1))
    return holder[0]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office on each of the two databases."""
    opened = open_office(request.getfixturevalue(f"{request.param}_place"))
    yield opened
    opened.store.close()


@pytest.fixture
def sqlite_office(sqlite_place: str) -> Iterator[Office]:
    """An office in a SQLite file."""
    opened = open_office(sqlite_place)
    yield opened
    opened.store.close()
