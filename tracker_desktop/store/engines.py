"""Connections: one that writes, and readers in autocommit, for SQLite and PostgreSQL."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from tracker_desktop.errors import Refused
from tracker_desktop.store import guard

Place = str | Path | URL
WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "cell_size_check=ON",
    "busy_timeout=10000",
    "cache_size=-12000",
)
MIGRATING_PRAGMAS = (*(pragma for pragma in WRITER_PRAGMAS if pragma != "foreign_keys=ON"), "foreign_keys=OFF")
READER_PRAGMAS = ("query_only=ON", "busy_timeout=10000", "wal_autocheckpoint=0", "cache_size=-2000")
SERVER: dict[str, Any] = {
    "connect_timeout": 5,  # seconds
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds: a cut line is noticed, not waited for
    "options": "-c lock_timeout=10s -c idle_in_transaction_session_timeout=120s",
}


def as_url(place: Place) -> URL:
    """A database by path or by URL, as a URL: a plain path is a SQLite file; postgresql:// uses psycopg.

    Raises Refused("database_unknown") for what is neither.
    """
    try:
        url = _url(place)
        if url.get_backend_name() == "sqlite" and url.database:
            return url.set(database=str(Path(url.database).expanduser().resolve()))
        if url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, OSError, RuntimeError, ValueError) as error:
        raise Refused("database_unknown", place=str(place)) from error
    raise Refused("database_unknown", place=str(place))


def _url(place: Place) -> URL:
    if isinstance(place, URL):
        return place
    return make_url(str(place)) if "://" in str(place) else URL.create("sqlite", database=str(place))


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def writing_engine(url: URL) -> Engine:
    """The engine that writes. On SQLite it is one connection, each transaction BEGIN IMMEDIATE."""
    if not is_sqlite(url):
        engine = _server_engine(url, isolation_level="READ COMMITTED", pool_size=2)
        guard.watch(engine)
        return engine
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False, "timeout": 10})
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, WRITER_PRAGMAS))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    event.listen(engine, "checkin", _give_back)
    guard.watch(engine)
    return engine


def reading_engine(url: URL) -> Engine:
    """Readers: autocommit, so that each statement sees the newest commit and none holds back a checkpoint."""
    if not is_sqlite(url):
        engine = _server_engine(url, isolation_level="AUTOCOMMIT", pool_size=4)
        event.listen(engine, "connect", lambda raw, _: _read_only(raw))
        return engine
    engine = create_engine(url, poolclass=QueuePool, pool_size=4, creator=lambda: _opened_to_read(url))
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, READER_PRAGMAS))
    return engine


def looking_engine(url: URL) -> Engine:
    """For one look over the whole database at one moment (verify, the revision): no pool, read-only."""
    if not is_sqlite(url):
        engine = _server_engine(url, poolclass=NullPool)
        event.listen(engine, "connect", lambda raw, _: _read_only(raw))
        return engine
    engine = create_engine(url, poolclass=NullPool, creator=lambda: _opened_to_read(url))
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, READER_PRAGMAS))
    return engine


def migrating_engine(url: URL) -> Engine:
    """For the schema alone: one connection, one transaction, no guard. What refers to a table that is taken out and put
    back would refer to nothing for a while: keys of a file are looked at in the end."""
    if not is_sqlite(url):
        return _server_engine(url, poolclass=NullPool)
    engine = create_engine(url, poolclass=NullPool)
    event.listen(engine, "connect", lambda raw, _: _prepare(raw, MIGRATING_PRAGMAS))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _server_engine(url: URL, **options: Any) -> Engine:
    unsaid = {key: value for key, value in SERVER.items() if key not in url.query}
    return create_engine(url, connect_args=unsaid, **options)


def _opened_to_read(url: URL) -> sqlite3.Connection:
    address = f"{Path(str(url.database)).as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, check_same_thread=False, timeout=10)


def _prepare(raw: Any, pragmas: tuple[str, ...]) -> None:
    raw.isolation_level = None
    try:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:  # the message of SQLite quotes the damaged bytes
        raw.close()
        raise sqlite3.DatabaseError("database disk image is malformed") from error
    except sqlite3.Error:
        raw.close()  # SQLAlchemy leaves it open
        raise


def _give_back(raw: Any, _record: Any) -> None:
    """The pages of a transaction go with it: 12 MB, which the system holds once more and gives again in no time."""
    if raw is not None:
        with contextlib.suppress(sqlite3.ProgrammingError):  # one that was closed meanwhile has given all back
            raw.execute("PRAGMA shrink_memory")


def _read_only(raw: Any) -> None:
    raw.autocommit = True
    raw.execute("SET default_transaction_read_only = on")
    raw.autocommit = False
