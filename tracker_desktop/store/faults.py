"""Turns what a database says about disk, file and network into sentences; anything else stays a bug."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from tracker_desktop.errors import Refused

SQLITE_WORDS: tuple[tuple[str, str], ...] = (
    ("database or disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("unable to open database", "read_only"),
    ("database is locked", "locked"),
    ("malformed", "damaged"),
    ("file is not a database", "damaged"),
    ("disk i/o error", "disk_error"),
)
RETRIED = frozenset({"40001", "40P01"})
CONNECTION_CLASSES = ("08", "57P")
UNIQUE_VIOLATION = "23505"


def sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's error code, or an empty text."""
    return str(getattr(error.orig, "sqlstate", None) or "")


def worth_retrying(error: DBAPIError) -> bool:
    """Whether a second try with the same uid may succeed: serialization failure, deadlock, a clash of uids."""
    clash = sqlstate(error) == UNIQUE_VIOLATION and "entry" in str(error.orig).partition('"')[2].partition('"')[0]
    return sqlstate(error) in RETRIED or clash


def as_refusal(error: DBAPIError) -> Refused | None:
    """The refusal that a database error means, or None where it is a bug."""
    said = str(error.orig).lower()
    state = sqlstate(error)
    if error.connection_invalidated or state.startswith(CONNECTION_CLASSES) or ("connection" in said and not state):
        return Refused("unreachable")
    if state == UNIQUE_VIOLATION or said.startswith("unique constraint failed"):
        return Refused("taken_meanwhile")
    for words, code in SQLITE_WORDS:
        if words in said:
            return Refused(code, why=str(error.orig))
    return None
