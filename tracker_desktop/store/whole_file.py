"""A file for the user that appears when it is whole, and never in place of a database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused, reason
from tracker_desktop.store import engines

DATABASE = b"SQLite format 3\0"


@contextmanager
def whole_file(path: str | Path, office: URL | None = None) -> Iterator[Path]:
    """Gives a path to write to, which takes the place of `path` at the end; what is raised leaves that as it was.

    A pipe or a terminal is written directly. `office` is the database that is open.
    Raises Refused: file_is_database, file_unwritable.
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file():  # what is replaced would be lost
            yield target
            return
        if is_database(target, office):
            raise Refused("file_is_database", path=str(target))
        partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
        try:
            yield partial
            _sync(partial)
            os.replace(partial, target)
            _sync(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise Refused("file_unwritable", path=str(target), why=reason(error)) from error


def is_database(target: Path, office: URL | None) -> bool:
    """Whether a SQLite database lies there, the open one or another. The open one is known by its name: to open it
    here would drop SQLite's locks."""
    own = Path(str(office.database)) if office is not None and engines.is_sqlite(office) else None
    if own is not None and target.name.startswith(own.name) and target.resolve().parent == own.parent:
        return True
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def _sync(path: Path) -> None:
    if os.name == "posix" or path.is_file():
        handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
