"""What tests do to a disk and a server, and the office that they do it to."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from tests.store_fixtures import open_office
from tests.transactions import makers

TAGS = tuple(f"LT-{number}" for number in range(1, 7))


def prepare(place: str) -> None:
    """Six assets, all with Maria Lopez."""
    office = open_office(place)
    maria = makers.person(office, "Maria Lopez", "20417")
    makers.check_out(office, *(makers.add_asset(office, tag=tag) for tag in TAGS), holder=maria)
    office.store.close()


def fill_up(folder: Path) -> Path:
    """Leave no room."""
    filler = folder / "filler"
    file = os.open(filler, os.O_CREAT | os.O_WRONLY)
    with contextlib.suppress(OSError):
        while os.write(file, bytes(512)):
            pass
    os.close(file)
    return filler


def scramble(place: str) -> None:
    """Write rubbish over every page of a database but the first."""
    size = Path(place).stat().st_size
    with open(place, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))


def connections(place: str, *, allowed: bool) -> None:
    """Let a database be reached, or cut every line to it and let none come."""
    name = make_url(place).database
    engine = create_engine(os.environ["TRACKER_TEST_PG"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {'true' if allowed else 'false'}"))
        if not allowed:
            cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            connection.execute(text(cut), {"name": name})
    engine.dispose()
