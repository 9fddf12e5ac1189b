"""A file for the user that appears when it is whole, and never in place of a database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused, reason
from tracker_desktop.store import engines

DATABASE = b"SQLite format 3\0"
ENDINGS = ("", "-wal", "-shm", "-journal", ".lock", ".open")
"""Of the files that make up an open database."""


@contextmanager
def whole_file(path: str | Path, office: URL | None = None) -> Iterator[Path]:
    """Gives a path to write to, which takes the place of `path` at the end; what is raised leaves that as it was.

    A pipe or a terminal is written directly. `office` is the database that is open.
    Raises Refused: file_is_database, file_unwritable.
    """
    target = Path(path)
    _check_name(target)
    try:
        if target.exists() and not target.is_file():  # what is replaced would be lost
            yield target
            return
        if is_database(target, office):
            raise Refused("file_is_database", path=str(target))
        partial = target.with_name(f".{uuid.uuid4().hex}.partial")  # a long name has no room for more
        try:
            with _called(target, partial):
                yield partial
            _sync(partial)
            os.replace(partial, target)
            _sync(target.parent)
        finally:
            with suppress(OSError):  # the first reason is the one to be told
                partial.unlink(missing_ok=True)
    except OSError as error:
        raise Refused("file_unwritable", path=str(target), why=reason(error)) from error


@contextmanager
def _called(target: Path, partial: Path) -> Iterator[None]:
    """What writes to the path it was given may be refused it: the user knows the file by its own name."""
    try:
        yield
    except Refused as refused:
        if refused.code != "file_unwritable" or not str(refused.params["path"]).endswith(partial.name):
            raise
        raise Refused("file_unwritable", path=str(target), why=refused.params["why"]) from refused


def _check_name(target: Path) -> None:
    """Whether the system can look for it at all. Raises Refused: file_unwritable."""
    try:
        with suppress(OSError):
            os.lstat(target)
    except ValueError as error:
        raise Refused("file_unwritable", path=str(target), why="a character in its name cannot be kept") from error


def is_database(target: Path, office: URL | None) -> bool:
    """Whether a SQLite database lies there, the open one or another. The open one is never opened here, by whatever
    link: to close it again would drop SQLite's locks."""
    if office is not None and engines.is_sqlite(office) and _is_of(Path(str(office.database)), target):
        return True
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def _is_of(own: Path, target: Path) -> bool:
    """Whether it is one of the files of a database that is open."""
    files = [own.with_name(own.name + ending) for ending in ENDINGS]
    if target.exists():
        return any(file.exists() and file.samefile(target) for file in files)
    return target.resolve() in files


def _sync(path: Path) -> None:
    if os.name == "posix" or path.is_file():
        handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
