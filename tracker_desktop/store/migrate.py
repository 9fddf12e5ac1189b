"""Brings a database to the newest schema, or refuses one that is newer than this program."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tracker_desktop.errors import Refused
from tracker_desktop.store import faults
from tracker_desktop.store.engines import WRITER_PRAGMAS, is_sqlite
from tracker_desktop.store.migrations import HEAD

APPLICATION_ID = 0x54524B44  # "TRKD" in the header of a SQLite file
HERE = Path(__file__).with_name("migrations")


def schema_of(url: URL) -> str | None:
    """The revision of a database; None where it is empty.

    Raises Refused where it cannot be read or is no database of this program.
    """
    try:
        with _engine(url).connect() as connection:
            return _revision(connection, url)
    except DBAPIError as error:
        refusal = faults.as_refusal(error)
        if refusal is None:
            raise
        if "not a database" in str(error.orig):
            refusal = Refused("not_a_database", path=url.database)
        raise refusal from error


def is_current(url: URL) -> bool:
    """Whether the database has the newest schema. Raises Refused("newer") where this program is too old for it."""
    revision = schema_of(url)
    if revision is not None and revision > HEAD:
        raise Refused("newer")
    return revision == HEAD


def upgrade(url: URL) -> None:
    """Run what is missing, in one transaction; an empty database gets the whole schema."""
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(HERE))
    with _engine(url).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if is_sqlite(url):
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def _revision(connection: Connection, url: URL) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or "chain_head" not in tables:
        raise Refused("not_a_database", path=url.database)
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found)


def _engine(url: URL):  # type: ignore[no-untyped-def]
    engine = create_engine(url, poolclass=NullPool)
    if is_sqlite(url):
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepare(raw, _record) -> None:  # type: ignore[no-untyped-def]
    raw.isolation_level = None
    for pragma in WRITER_PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
