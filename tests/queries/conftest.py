"""One filled office for all tests that only read, on each of the two databases."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.queries.filled import Filled, fill
from tests.store_fixtures import Office, open_office


@dataclass(frozen=True)
class FilledOffice:
    """An office and the ids of what is in it. Not to be written to."""

    office: Office
    filled: Filled


def _admin(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledOffice]:
    office = open_office(str(shutil.copy(sqlite_template, tmp_path_factory.mktemp("filled") / "office.db")))
    yield FilledOffice(office, fill(office))
    office.store.close()


@pytest.fixture(scope="session")
def filled_postgres(postgres_template: str, postgres_admin_url: str) -> Iterator[FilledOffice]:
    name = f"filled_{uuid.uuid4().hex[:12]}"
    _admin(postgres_admin_url, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    place = make_url(postgres_admin_url).set(database=name).render_as_string(hide_password=False)
    office = open_office(place)
    yield FilledOffice(office, fill(office))
    office.store.close()
    _admin(postgres_admin_url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def filled_office(request: pytest.FixtureRequest) -> FilledOffice:
    """The filled office on each of the two databases."""
    found = request.getfixturevalue(f"filled_{request.param}")
    assert isinstance(found, FilledOffice)
    return found
