"""Makes a large register quickly and keeps it: python -m tests.scale.make_register --assets 100000.

The file lies in the folder TRACKER_BENCH_CACHE, or ~/.cache/tracker-bench, and is made again when this code or the
journal changes, and each week.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import sys
import time
from pathlib import Path

from sqlalchemy import create_engine, event

from tests.scale import half_year, register, words
from tests.scale.half_year import bring_balances_along, live_through
from tests.scale.register import MakeRegister
from tracker_desktop.models import types
from tracker_desktop.store import changes, engines, migrate, posting, recorder, schema
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.found_office import FoundOffice


def cache_folder() -> Path:
    """Where registers are kept."""
    return Path(os.environ.get("TRACKER_BENCH_CACHE") or Path.home() / ".cache" / "tracker-bench")


def make_register(assets: int = 100_000, items: int = 20_000, entries: int = 200_000) -> Path:
    """The SQLite file of a register of this size, made now if it was not kept. Copy it before writing to it."""
    path = cache_folder() / f"register-{assets}-{items}-{entries}-{_version()}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = path.with_suffix(".part")
        for leftover in (raw, Path(f"{raw}-wal"), Path(f"{raw}-shm")):
            leftover.unlink(missing_ok=True)
        fill(str(raw), assets, items, entries)
        for older in path.parent.glob(f"register-{assets}-{items}-{entries}-*.db"):
            older.unlink()
        raw.rename(path)
    return path


def fill(place: str, assets: int, items: int, entries: int) -> None:
    """Make the register in an empty database, SQLite or PostgreSQL."""
    url = engines.as_url(place)
    migrate.upgrade(url)
    now = dt.datetime.now(dt.UTC)
    store = Store(place, desk="Desk 1", clock=lambda: now - dt.timedelta(days=181))
    store.perform(FoundOffice("Main stockroom", "Rita Osei", "20001"), None)
    store.clock = lambda: now - dt.timedelta(days=180)
    store.perform(MakeRegister(assets, items, now.date()), by=1)
    store.close()
    engine = create_engine(url)
    if engines.is_sqlite(url):
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA cache_size=-200000"))
    with engine.begin() as connection:
        live_through(connection, entries, now)
        bring_balances_along(connection)
    if engines.is_sqlite(url):
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _version() -> str:
    """Changes with the schema, with what writes the journal, and each week: what is due must lie ahead."""
    sha = hashlib.sha256("\n".join(sorted(schema.statements("sqlite"))).encode())
    sha.update(f"{dt.date.today():%G-%V}".encode())
    for module in (half_year, register, words, changes, posting, recorder, types):
        sha.update(Path(str(module.__file__)).read_bytes())
    return sha.hexdigest()[:10]


def main() -> None:
    """Make a register and say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=int, default=100_000)
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--entries", type=int, default=200_000)
    asked = parser.parse_args()
    begun = time.perf_counter()
    path = make_register(asked.assets, asked.items, asked.entries)
    sys.stdout.write(f"{path}  {time.perf_counter() - begun:.1f} s\n")


if __name__ == "__main__":
    main()
