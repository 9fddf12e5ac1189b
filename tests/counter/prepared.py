"""The world of the counter, made once: each test works on a copy of it."""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.counter.world import World, make_world
from tests.reused_database import ReusedDatabase, copy_database, drop_database
from tests.store_fixtures import open_office
from tracker_desktop.counter.counter import Counter
from tracker_desktop.store.desk_file import DeskFile


@dataclass(frozen=True)
class Made:
    """What is known of a world after it was made: its ids by name, and when that was."""

    ids: dict[str, int]
    now: dt.datetime


def _make(place: str, folder: Path) -> Made:
    office = open_office(place)
    world = make_world(office, folder)
    world.desk.close()
    office.store.close()
    return Made(world.ids, office.now)


@contextmanager
def _opened(place: str, folder: Path, made: Made) -> Iterator[World]:
    office = open_office(place)
    office.now = made.now
    desk = DeskFile(folder / "desk.db")
    yield World(office, desk, Counter(office.store, office.me, desk), dict(made.ids))
    desk.close()
    office.store.close()


@pytest.fixture(scope="session")
def sqlite_world_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder = tmp_path_factory.mktemp("world")
    path = Path(shutil.copy(sqlite_template, folder / "office.db"))
    return path, _make(str(path), folder)


@pytest.fixture(scope="session")
def reused_world(
    postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ReusedDatabase, Made]]:
    name = f"world_{uuid.uuid4().hex[:12]}"
    made = _make(copy_database(name, postgres_template), tmp_path_factory.mktemp("world"))
    reused = ReusedDatabase(name)
    yield reused, made
    reused.drop()
    drop_database(name)


@pytest.fixture
def sqlite_world(sqlite_world_template: tuple[Path, Made], tmp_path: Path) -> Iterator[World]:
    """A counter on a SQLite file."""
    template, made = sqlite_world_template
    with _opened(str(shutil.copy(template, tmp_path / "office.db")), tmp_path, made) as world:
        yield world


@pytest.fixture
def postgres_world(reused_world: tuple[ReusedDatabase, Made], tmp_path: Path) -> Iterator[World]:
    """A counter on PostgreSQL."""
    reused, made = reused_world
    with _opened(reused.take(), tmp_path, made) as world:
        yield world
    reused.give_back()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest) -> World:
    """A counter on each of the two databases."""
    found = request.getfixturevalue(f"{request.param}_world")
    assert isinstance(found, World)
    return found
