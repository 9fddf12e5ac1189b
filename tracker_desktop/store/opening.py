"""Opens an office: checks the folder, takes the lock, brings the schema up to date, and hands out the store."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.store import backup, engines, migrate, safe_folder
from tracker_desktop.store.office_lock import OfficeLock
from tracker_desktop.store.store import Clock, Store, utc_now

HEADER = b"SQLite format 3\0"


def open_office(
    place: str | Path, *, create: bool = False, write: bool = True, desk: str | None = None, clock: Clock = utc_now
) -> Store:
    """The store of a database by path or URL. With `create` a missing or empty one is made.

    With `write` False nothing is locked or migrated, so that it may be opened beside the program.
    Raises Refused: no such database, in use, newer, damaged, read-only, in a network folder, server unreachable.
    """
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        return _open_server(url, create=create, write=write, desk=desk, clock=clock)
    path = Path(str(url.database))
    _check_file(path, create=create, write=write)
    if not write:
        if not migrate.is_current(url):
            raise Refused("older", path=str(path))
        return Store(place, desk=desk, clock=clock)
    lock = OfficeLock(path, desk or socket.gethostname())
    lock.take()
    try:
        _bring_up_to_date(url, path)
        store = Store(place, desk=desk, clock=clock)
    except BaseException:
        lock.release()
        raise
    store.on_close(lock.release)
    store.on_close(lambda: backup.copy_at_close(store))
    return store


def _check_file(path: Path, *, create: bool, write: bool) -> None:
    safe_folder.check(path)
    if not path.exists():
        if not create:
            raise Refused("no_such_database", path=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused("read_only") from error
        if not os.access(path.parent, os.W_OK):
            raise Refused("read_only")
        return
    if path.is_dir():
        raise Refused("not_a_database", path=str(path))
    if write and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Refused("read_only")


def _bring_up_to_date(url: URL, path: Path) -> None:
    if migrate.is_current(url):
        return
    if migrate.schema_of(url) is not None:
        backup.copy(path, backup.folder_of(path), "before-migration")
    migrate.upgrade(url)


def _open_server(url: URL, *, create: bool, write: bool, desk: str | None, clock: Clock) -> Store:
    place = url.render_as_string(hide_password=False)
    if not migrate.is_current(url):
        if migrate.schema_of(url) is None and not create:
            raise Refused("no_such_database", path=url.render_as_string())
        if not write:
            raise Refused("older", path=url.render_as_string())
        migrate.upgrade(url)
    return Store(place, desk=desk, clock=clock)
