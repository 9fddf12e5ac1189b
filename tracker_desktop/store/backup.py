"""Verified copies of an office: before a migration and an import, at close, and when asked for; and their return."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import json
import logging
import os
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

import tracker_desktop
from tracker_desktop.errors import Refused, reason
from tracker_desktop.store import engines, faults, migrate, server_copy, verify
from tracker_desktop.store.office_lock import OfficeLock
from tracker_desktop.store.store import Store
from tracker_desktop.store.watch import Watch

KEPT = 14
MANIFEST = ".json"
PARTIAL = ".partial"
BESIDE = ("-wal", "-shm")
log = logging.getLogger("tracker.backup")


def folder_of(database: Path) -> Path:
    """Where the copies of a database lie: a folder beside it."""
    return database.with_name(f"{database.stem}-copies")


def copy(database: Path, folder: Path, why: str, watch: Watch | None = None) -> Path:
    """A verified copy named by time and reason; of these the newest 14 are kept. Raises Refused where it fails."""
    now = dt.datetime.now(dt.UTC)
    for left_over in folder.glob(f"{database.stem}-*{PARTIAL}"):
        left_over.unlink(missing_ok=True)
    made = backup_file(database, folder / f"{database.stem}-{now:%Y%m%d-%H%M%S-%f}-{why}.db", watch, whole=False)
    for old in sorted(folder.glob(f"{database.stem}-*.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(MANIFEST).unlink(missing_ok=True)
    return made


def copy_before(store: Store, why: str, watch: Watch | None = None) -> Path | None:
    """A copy of an open office before something large ("import"); None on PostgreSQL, whose server has its own."""
    if not engines.is_sqlite(store.url):
        return None
    database = Path(str(store.url.database))
    return copy(database, folder_of(database), f"before-{why}", watch)


def copy_at_close(store: Store) -> Path | None:
    """A copy if something changed since the newest one. Where it fails closing goes on: the next one catches up."""
    database = Path(str(store.url.database))
    folder = folder_of(database)
    try:
        newest = max(folder.glob(f"{database.stem}-*{MANIFEST}"), default=None)
        head = verify.head(database)
        if head.seq == 0 or (newest is not None and _manifest(newest).get("head") == head.hash.hex()):
            return None
        return copy(database, folder, "close")
    except (Refused, OSError, DBAPIError) as error:
        log.warning("No copy was made at closing: %s", error)
        return None


def _manifest(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def backup_file(database: Path, target: Path, watch: Watch | None = None, *, whole: bool = True) -> Path:
    """VACUUM INTO beside the target, verify it, sync it to the disk, then give it its name; a manifest lies beside it.

    `whole` verifies the whole chain and every record, otherwise file, head and balances. The database may be in use.
    Raises Refused, Stopped.
    """
    watch = watch or Watch()
    partial = target.with_name(target.name + PARTIAL)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        partial.touch()  # SQLite would not tell why it cannot
        source = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=10)
        watch.over(source)
        try:
            source.execute("VACUUM INTO ?", (str(partial),))
        finally:
            source.close()
        report = verify.file(partial, watch, whole=whole)
        if report.problems:
            raise Refused("backup_bad", why=report.problems[0])
        _sync(partial)
        _write_manifest(target.with_suffix(MANIFEST), partial)
        os.replace(partial, target)
        _sync(target.parent)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        watch.check()
        raise Refused("backup_bad", why=_why(error, database, partial)) from error
    except UnicodeEncodeError as error:
        raise Refused("backup_bad", why="a character in its name cannot be kept") from error
    finally:
        for ending in ("", *BESIDE, "-journal"):  # SQLite leaves it where the disk is full
            _remove(partial.with_name(partial.name + ending))
    return target


def _why(error: Exception, *places: Path) -> str:
    if isinstance(error, OSError) and error.errno != errno.ENOSPC:
        return reason(error)
    return "the disk is full" if any(map(faults.disk_is_full, places)) else str(error)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        path.unlink(missing_ok=True)


def _write_manifest(manifest: Path, made: Path) -> None:
    head = verify.head(made)
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    facts = {
        "sha256": digest,
        "seq": head.seq,
        "head": head.hash.hex(),
        "schema": head.schema,
        "program": tracker_desktop.__version__,
        "made": dt.datetime.now(dt.UTC).isoformat(),
    }
    manifest.write_text(json.dumps(facts, indent=1), "utf-8")


def backup(place: engines.Place, target: Path, watch: Watch | None = None) -> Path:
    """A verified copy of an office, SQLite or PostgreSQL (by pg_dump), at `target`. Raises Refused, Stopped."""
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        return server_copy.dump(url, target, watch or Watch())
    database = Path(str(url.database))
    if not os.path.exists(database):
        raise Refused("no_such_database", path=str(database))
    try:
        if target.exists() and not target.is_file():
            raise Refused("backup_bad", why=f"{target} is no file")
        if target.exists() and target.samefile(database):
            raise Refused("backup_bad", why="a copy cannot lie where the database is")
    except OSError as error:
        raise Refused("backup_bad", why=reason(error)) from error
    return backup_file(database, target, watch)


def restore(place: engines.Place, source: Path) -> Path | None:
    """Put a copy in place of the office, which nobody may have open. What was there is kept; returns where.

    Afterwards the office is opened and `Restored` performed, so that the journal tells of it.
    Raises Refused: in_use, no_backup (and then nothing has changed), newer, disk_error.
    """
    url = engines.as_url(place)
    if not os.path.exists(source):
        raise Refused("no_backup", path=str(source), why="there is no such file")
    if not source.is_file():
        raise Refused("no_backup", path=str(source), why="it is no file")
    if not engines.is_sqlite(url):
        server_copy.load(url, source)
        return None
    database = Path(str(url.database))
    _check_copy(database, source)
    lock = OfficeLock(database, "restore")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock.take()
        return _swap(database, source)
    except OSError as error:
        raise Refused("disk_error", why=str(error)) from error
    finally:
        lock.release()


def _check_copy(database: Path, source: Path) -> None:
    if database.exists() and source.samefile(database):
        raise Refused("no_backup", path=str(source), why="it is the database itself")
    if migrate.schema_of(engines.as_url(source)) is None:
        raise Refused("no_backup", path=str(source), why="it is empty")
    migrate.is_current(verify.head(source).schema)
    report = verify.file(source)
    if report.problems:
        raise Refused("no_backup", path=str(source), why=report.problems[0])


def _swap(database: Path, source: Path) -> Path | None:
    partial = database.with_name(database.name + PARTIAL)
    kept: Path | None = None
    try:
        shutil.copyfile(source, partial)
        _sync(partial)
        if database.exists():
            kept = database.with_name(f"{database.stem}-before-restore-{dt.datetime.now():%Y%m%d-%H%M%S-%f}.db")
            os.replace(database, kept)
        for tail in BESIDE:  # they go with the old file; beside the new one they would be taken for its own
            stale = Path(f"{database}{tail}")
            if stale.exists() and kept is not None:
                os.replace(stale, f"{kept}{tail}")
            stale.unlink(missing_ok=True)
        os.replace(partial, database)
        _sync(database.parent)
    finally:
        _remove(partial)
    return kept


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows gives no handle of a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
