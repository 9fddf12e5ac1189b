"""The small office, filled once and copied for each test; on PostgreSQL filled anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reports.small_office import Known, fill
from tests.store_fixtures import open_office


@pytest.fixture(scope="session")
def filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    """The closed file of a small office, and what is known of it."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("small") / "office.db"))
    office = open_office(str(path))
    known = fill(office)
    office.store.close()
    return path, known


@pytest.fixture
def known(filled: tuple[Path, Known], tmp_path: Path) -> Iterator[Known]:
    """A small office of its own in a SQLite file."""
    path, there = filled
    office = open_office(str(shutil.copy(path, tmp_path / "office.db")))
    office.now = there.office.now
    mine = replace(there, office=office, results=[])
    yield mine
    mine.close()
    office.store.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def known_on_both(request: pytest.FixtureRequest) -> Iterator[Known]:
    """A small office on each of the two databases."""
    if request.param == "sqlite":
        yield request.getfixturevalue("known")
        return
    office = open_office(request.getfixturevalue("postgres_place"))
    made = fill(office)
    yield made
    made.close()
    office.store.close()
