"""Brings a database to the newest schema, or refuses one that is newer than this program."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import URL, Connection, inspect
from sqlalchemy.exc import DBAPIError

from tracker_desktop.errors import Refused
from tracker_desktop.store import engines, faults
from tracker_desktop.store.engines import is_sqlite
from tracker_desktop.store.migrations import HEAD

APPLICATION_ID = 0x54524B44  # "TRKD" in the header of a SQLite file
ONE_DESK_MIGRATES = 0x54524B44  # the key of an advisory lock
HERE = Path(__file__).with_name("migrations")


def schema_of(url: URL) -> str | None:
    """The revision of a database; None where it is empty. Only reads.

    Raises Refused where it cannot be read or is no database of this program.
    """
    engine = engines.looking_engine(url)
    try:
        with engine.connect() as connection:
            return _revision(connection, url)
    except DBAPIError as error:
        if "not a database" in str(error.orig):
            raise Refused("not_a_database", path=url.database) from error
        refusal = faults.as_refusal(error, url)
        if refusal is None:
            raise
        raise refusal from error
    finally:
        engine.dispose()


def is_current(revision: str | None) -> bool:
    """Whether this is the newest schema. Raises Refused("newer") where this program is too old for it."""
    if revision is not None and revision > HEAD:
        raise Refused("newer")
    return revision == HEAD


def upgrade(url: URL) -> None:
    """Run what is missing, in one transaction; an empty database gets the whole schema.

    Raises Refused where the disk or the server says no; then the database is as it was.
    """
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    engine = engines.migrating_engine(url)
    try:
        with engine.begin() as connection:
            if not is_sqlite(url):
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_DESK_MIGRATES})")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if is_sqlite(url):
                _check_keys(connection)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    except DBAPIError as error:
        refusal = faults.as_refusal(error, url)
        if refusal is None:
            raise
        raise refusal from error
    finally:
        engine.dispose()


def _check_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"row {broken[1]} of {broken[0]} refers to nothing in {broken[2]}")


def _revision(connection: Connection, url: URL) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "alembic_version" not in tables or "chain_head" not in tables:
        raise Refused("not_a_database", path=url.database)
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
