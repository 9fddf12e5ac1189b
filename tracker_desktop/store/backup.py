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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

import tracker_desktop
from tracker_desktop.errors import Refused, reason
from tracker_desktop.store import copied_files, engines, faults, migrate, server_copy, verify
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
    """A verified copy named by time and reason; of these the newest 14 are kept, and of the files of the office all.
    Raises Refused where it fails."""
    now = dt.datetime.now(dt.UTC)
    for left_over in folder.glob(f"{database.stem}-*{PARTIAL}"):
        left_over.unlink(missing_ok=True)
    name = f"{database.stem}-{now:%Y%m%d-%H%M%S-%f}-{why}.db"
    made = backup_file(database, folder / name, watch, whole=False, link=True)
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


def backup_file(
    database: Path, target: Path, watch: Watch | None = None, *, whole: bool = True, link: bool = False
) -> Path:
    """VACUUM INTO beside the target, verify it, sync it to the disk, then give it its name; a manifest lies beside it,
    and a folder of the files of the office, to which those are added that it has not yet (as links with `link`).

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
        files = _copy_files(engines.as_url(partial), database, target, watch, link=link)
        _write_manifest(target.with_suffix(MANIFEST), partial, files)
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
        is_other = error.filename is not None and Path(os.fsdecode(error.filename)) not in places
        return f"{os.fsdecode(error.filename)}: {reason(error)}" if is_other else reason(error)
    return "the disk is full" if any(map(faults.disk_is_full, places)) else str(error)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        path.unlink(missing_ok=True)


def _copy_files(named_by: URL, office: Path | URL, target: Path, watch: Watch, *, link: bool = False) -> dict[str, Any]:
    """Bring the files that a database names beside its copy; what the manifest tells of them. Raises OSError."""
    named = copied_files.named_in(named_by)
    if not named.files:
        return {}
    own = office if isinstance(office, Path) else None
    into = copied_files.folder_for(target, own)
    url = office if isinstance(office, URL) else engines.as_url(office)
    lost = copied_files.bring(named, copied_files.office_folders(url, named), into, watch, link=link)
    if lost:
        log.warning("Files that were not copied: %s", ", ".join(lost))
    return {"files": into.name, "lost": list(lost)}


def lost_in(copy: Path) -> Sequence[str]:
    """The names of the files that a copy lacks, as its manifest tells."""
    manifest = copy.with_suffix(MANIFEST)
    lost = _manifest(manifest).get("lost") if manifest.is_file() else None
    return lost if isinstance(lost, list) else ()


def _bring_back(url: URL, source: Path, manifest: Path) -> Sequence[str]:
    """Bring the files of a copy to where its office keeps them, where none is removed; the names of those that are
    nowhere."""
    named = copied_files.named_in(url)
    into = copied_files.office_folders(url, named)
    if not named.files:
        return ()
    if not into:
        return tuple(name for _, _, name in named.files)
    told = _manifest(manifest).get("files") if manifest.is_file() else None
    return copied_files.bring(named, [*into, *copied_files.sources_of(source, told)], into[0], Watch())


def _write_manifest(manifest: Path, made: Path, files: Mapping[str, Any]) -> None:
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
        **files,
    }
    manifest.write_text(json.dumps(facts, indent=1), "utf-8")


def backup(place: engines.Place, target: Path, watch: Watch | None = None) -> Path:
    """A verified copy of an office, SQLite or PostgreSQL (by pg_dump), at `target`. Raises Refused, Stopped."""
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        return _dump(url, target, watch or Watch())
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


def _dump(url: URL, target: Path, watch: Watch) -> Path:
    made = server_copy.dump(url, target, watch)
    try:
        files = _copy_files(url, url, target, watch)
        if files:
            target.with_suffix(MANIFEST).write_text(json.dumps(files, indent=1), "utf-8")
    except (OSError, DBAPIError) as error:
        raise Refused("backup_bad", why=f"the files of the office: {error}") from error
    return made


@dataclass(frozen=True)
class Back:
    """A copy that was restored: where what was there before lies, and the names of files that are nowhere."""

    before: Path | None
    lost: Sequence[str] = ()


def restore(place: engines.Place, source: Path) -> Back:
    """Put a copy in place of the office, which nobody may have open. What was there is kept.

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
        return Back(None, _files_back(url, source))
    database = Path(str(url.database))
    _check_copy(database, source)
    lock = OfficeLock(database, "restore")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock.take()
        before = _swap(database, source)
        return Back(before, _files_back(url, source))
    except OSError as error:
        raise Refused("disk_error", why=str(error)) from error
    finally:
        lock.release()


def _files_back(url: URL, source: Path) -> Sequence[str]:
    """The database is there by now: what of its files does not come back is told, and may be brought later."""
    try:
        return _bring_back(url, source, source.with_suffix(MANIFEST))
    except OSError as error:
        log.warning("The files of the office did not come back: %s", error)
        return tuple(name for _, _, name in copied_files.named_in(url).files)


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
