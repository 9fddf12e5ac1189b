"""One filled office for all tests that only read, on each of the two databases."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.queries.filled import Filled, fill, fill_more
from tests.reused_database import copy_database, drop_database
from tests.store_fixtures import Office, open_office


@dataclass(frozen=True)
class FilledOffice:
    """An office and the ids of what is in it. Not to be written to."""

    office: Office
    filled: Filled


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledOffice]:
    office = open_office(str(shutil.copy(sqlite_template, tmp_path_factory.mktemp("filled") / "office.db")))
    yield FilledOffice(office, fill_more(office, fill(office)))
    office.store.close()


@pytest.fixture(scope="session")
def filled_postgres(postgres_template: str) -> Iterator[FilledOffice]:
    name = f"filled_{uuid.uuid4().hex[:12]}"
    office = open_office(copy_database(name, postgres_template))
    yield FilledOffice(office, fill_more(office, fill(office)))
    office.store.close()
    drop_database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def filled_office(request: pytest.FixtureRequest) -> FilledOffice:
    """The filled office on each of the two databases."""
    found = request.getfixturevalue(f"filled_{request.param}")
    assert isinstance(found, FilledOffice)
    return found
