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


def open_office(
    place: engines.Place, *, create: bool = False, write: bool = True, desk: str | None = None, clock: Clock = utc_now
) -> Store:
    """The store of a database by path or URL. With `create` a missing or empty one is made.

    With `write` False nothing is locked or migrated, so that it may be opened beside the program.
    Raises Refused: no such database, in use, newer, damaged, read-only, in a network folder, server unreachable.
    """
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        _bring_up_to_date(url, create=create, write=write)
        return Store(url, desk=desk, clock=clock, read_only=not write)
    path = Path(str(url.database))
    _check_file(path, create=create, write=write)
    if not write:
        _bring_up_to_date(url, create=False, write=False)
        return Store(url, desk=desk, clock=clock, read_only=True)
    lock = OfficeLock(path, desk or socket.gethostname())
    lock.take()
    try:
        _bring_up_to_date(url, create=create, write=True)
        store = Store(url, desk=desk, clock=clock)
    except BaseException:
        lock.release()
        raise
    store.on_close(lock.release)
    store.on_close(lambda: backup.copy_at_close(store))
    return store


def _check_file(path: Path, *, create: bool, write: bool) -> None:
    safe_folder.check(path)
    if os.path.exists(path) and not path.is_file():
        raise Refused("not_a_database", path=str(path))
    if not os.path.exists(path):
        if not (create and write):
            raise Refused("no_such_database", path=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused("read_only") from error
    elif write and not os.access(path, os.W_OK):
        raise Refused("read_only")
    if write and not os.access(path.parent, os.W_OK):
        raise Refused("read_only")


def _bring_up_to_date(url: URL, *, create: bool, write: bool) -> None:
    file = Path(str(url.database)) if engines.is_sqlite(url) else None
    revision = None if file and not file.exists() else migrate.schema_of(url)
    if migrate.is_current(revision):
        return
    name = str(file) if file else url.render_as_string()
    if revision is None and not create:
        raise Refused("no_such_database", path=name)
    if not write:
        raise Refused("older", path=name)
    if revision is not None and file:
        backup.copy(file, backup.folder_of(file), "before-migration")
    migrate.upgrade(url)
