"""Keeps every bulk statement out of the books: only a flush and the doors named here may write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import ORMExecuteState, Session

_COMMENTS = re.compile(r"(--[^\n]*(\n|$)|/\*.*?\*/|\s)*", re.DOTALL)
_READS = re.compile(
    r"(SELECT|VALUES|BEGIN|SET|SHOW|SAVEPOINT|RELEASE|ROLLBACK|LOCK\s+TABLE)\b|PRAGMA\s+\w+(\(|$)", re.IGNORECASE
)
_WITH = re.compile(r"WITH\b", re.IGNORECASE)
_WRITES = re.compile(r"\b(INSERT\s+INTO|REPLACE\s+INTO|(?<!FOR )UPDATE\s+\w|DELETE\s+FROM|MERGE\s+INTO)", re.IGNORECASE)
_DOOR = "door"


class UnguardedWrite(Exception):
    """A statement that writes came from outside a flush and outside a door."""


@contextmanager
def door(connection: Connection) -> Iterator[None]:
    """While open, statements on this connection may write: for flushes, the bulk path, the changes and undo."""
    _turn(connection, 1)
    try:
        yield
    finally:
        _turn(connection, -1)


def mark(connection: Connection) -> int:
    """How far the doors stand open, for `back_to` after a flush that broke off."""
    return int(connection.info.get(_DOOR, 0))


def back_to(connection: Connection, opened: int) -> None:
    """The doors stand open as far as they did."""
    connection.info[_DOOR] = opened


def watch(engine: Engine) -> None:
    """Refuse every statement on this engine that does more than read, outside a flush or a door."""
    event.listen(engine, "before_cursor_execute", _check)
    event.listen(engine, "begin", _shut)


def watch_session(session_class: type[Session]) -> None:
    """Refuse bulk statements of the ORM on this class of sessions; its flushes may write."""
    event.listen(session_class, "do_orm_execute", _no_bulk)
    event.listen(session_class, "before_flush", lambda session, *_: _turn(session.connection(), 1))
    event.listen(session_class, "after_flush", lambda session, *_: _turn(session.connection(), -1))


def only_reads(statement: str) -> bool:
    """Whether a statement can be seen to read alone; what is not known counts as writing."""
    start = _COMMENTS.match(statement)
    bare = statement[start.end() if start else 0 :]
    return bool(_READS.match(bare)) or (bool(_WITH.match(bare)) and not _WRITES.search(bare))


def _turn(connection: Connection, by: int) -> None:
    connection.info[_DOOR] = connection.info.get(_DOOR, 0) + by


def _shut(connection: Connection) -> None:
    connection.info[_DOOR] = 0


def _no_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise UnguardedWrite(f"{type(state.statement).__name__} of the session")


def _check(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    if not connection.info.get(_DOOR) and not only_reads(statement):
        raise UnguardedWrite(statement)
