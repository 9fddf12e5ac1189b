"""Turns what a database says about disk, file and network into sentences; anything else stays a bug."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from tracker_desktop.errors import Refused

SQLITE_WORDS: tuple[tuple[str, str], ...] = (
    ("database or disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("unable to open database", "read_only"),
    ("database is locked", "locked"),
    ("malformed", "damaged"),
    ("could not decode to utf-8", "damaged"),
    ("file is not a database", "damaged"),
    ("disk i/o error", "disk_error"),
    ("foreign key constraint failed", "gone"),
    ("unique constraint failed", "taken_meanwhile"),
)
DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
SERVER_STATES: dict[str, str] = {
    "23503": "gone",
    "23505": "taken_meanwhile",
    "25006": "read_only",
    "53100": "disk_full",
    "55P03": "busy",
    "40001": "busy",
    "40P01": "busy",
}
PRIMARY_CODE = 0xFF  # the low byte of an extended result code of SQLite
RETRIED = frozenset({"40001", "40P01", "23503"})
FIRST_OF_ITS_KIND = frozenset(
    {"pk_entry", "ux_entry_undoes", "pk_numbering", "pk_balance", "pk_item_value", "uq_document_entry"}
)
UNIQUE_VIOLATION = "23505"
NO_ROOM = 200_000  # bytes
CONNECTION_CLASSES = ("08", "57P")


def sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's error code, or an empty text."""
    return str(getattr(error.orig, "sqlstate", None) or "")


def worth_retrying(error: DBAPIError) -> bool:
    """Whether a second try with the same uid may succeed.

    So it is with a serialization failure, a deadlock, a row that another desk removed or was the first to write at the
    same moment, and a line that was cut: the uid tells whether the first try had been saved.
    """
    if sqlstate(error) == UNIQUE_VIOLATION:
        diagnosis: Any = getattr(error.orig, "diag", None)
        return diagnosis is not None and diagnosis.constraint_name in FIRST_OF_ITS_KIND
    return sqlstate(error) in RETRIED or _cut(error)


def as_refusal(error: DBAPIError, url: URL | None = None) -> Refused | None:
    """The refusal that a database error means, or None where it is a bug. `url` helps to tell a full disk from a
    broken one: SQLite says the same of both where it cannot make the file of its index of the log."""
    refusal = _refusal(error)
    if "unable to open" in str(error.orig) and url is not None and not os.path.exists(str(url.database)):
        return Refused("no_such_database", path=str(url.database))
    if refusal is not None and refusal.code == "disk_error" and url is not None and disk_is_full(str(url.database)):
        return Refused("disk_full", why=str(error.orig))
    return refusal


def disk_is_full(path: str | Path) -> bool:
    """Whether the disk that this file lies on has no room for a page and a log."""
    try:
        return shutil.disk_usage(Path(path).parent).free < NO_ROOM
    except OSError:
        return False


def _refusal(error: DBAPIError) -> Refused | None:
    said = str(error.orig)
    state = sqlstate(error)
    if state in SERVER_STATES:
        return Refused(SERVER_STATES[state], why=_first_line(said))
    if "FATAL:" in said and not state:
        return Refused("server_refuses", why=said.rpartition("FATAL:")[2].strip())
    if _cut(error) or _not_reached(error):
        return Refused("unreachable", why=_first_line(said))
    if getattr(error.orig, "sqlite_errorcode", 0) & PRIMARY_CODE in DAMAGE:
        return Refused("damaged", why=said)
    lower = said.lower()
    for words, code in SQLITE_WORDS:
        if words in lower:
            return Refused(code, why=said)
    return None


def is_clash(error: DBAPIError) -> bool:
    """Whether a value that must be unique was there already."""
    return sqlstate(error) == UNIQUE_VIOLATION or "unique constraint failed" in str(error.orig).lower()


def no_such_id(error: OverflowError) -> bool:
    """Whether an id was asked for that is larger than any a table can hold."""
    return "too large to convert to SQLite" in str(error)


def _cut(error: DBAPIError) -> bool:
    return error.connection_invalidated or sqlstate(error).startswith(CONNECTION_CLASSES)


def _not_reached(error: DBAPIError) -> bool:
    said = str(error.orig)
    return not sqlstate(error) and ("connection" in said or "resolve host" in said)


def _first_line(said: str) -> str:
    return (said.strip().splitlines() or [""])[0]
