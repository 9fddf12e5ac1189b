from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.counter.world import World, make_world
from tests.store_fixtures import Office


@pytest.fixture
def world(office: Office, tmp_path: Path) -> Iterator[World]:
    """A counter on each of the two databases."""
    made = make_world(office, tmp_path)
    yield made
    made.desk.close()


@pytest.fixture
def sqlite_world(sqlite_office: Office, tmp_path: Path) -> Iterator[World]:
    """A counter on a SQLite file."""
    made = make_world(sqlite_office, tmp_path)
    yield made
    made.desk.close()
