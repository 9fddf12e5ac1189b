"""What the connections of an office keep."""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker_desktop.store import engines

LARGE, LITTLE = 4_000_000, 500_000


def bytes_of_sqlite() -> Callable[[], int]:
    try:
        used: Callable[[], int] = ctypes.CDLL(_sqlite3.__file__).sqlite3_memory_used
    except (AttributeError, OSError):
        pytest.skip("this Python has no SQLite that tells its memory")
    return used


def test_a_transaction_leaves_none_of_its_pages_in_memory(tmp_path: Path) -> None:
    used = bytes_of_sqlite()
    database = tmp_path / "office.db"
    raw = sqlite3.connect(database)
    raw.execute("CREATE TABLE filled (filler TEXT)")
    raw.executemany("INSERT INTO filled VALUES (?)", [("x" * 2000,)] * (LARGE // 2000))
    raw.commit()
    raw.close()
    engine = engines.writing_engine(engines.as_url(database))
    before = used()
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT sum(length(filler)) FROM filled").scalar()
        assert used() - before > LARGE, "while it runs it has a cache"
    assert used() - before < LITTLE
    engine.dispose()
