"""Verified copies of the database: before a migration and an import, at close, and when asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import URL

import tracker_desktop
from tracker_desktop.errors import Refused
from tracker_desktop.store import engines, verify
from tracker_desktop.store.store import Store

KEPT = 14
MANIFEST = ".json"


def folder_of(database: Path) -> Path:
    """Where the copies of a database lie: a folder beside it."""
    return database.with_name(f"{database.stem}-copies")


def copy(database: Path, folder: Path, why: str) -> Path:
    """A verified copy named by time and reason; of these the newest 14 are kept. Raises Refused where it fails."""
    now = dt.datetime.now(dt.UTC)
    target = folder / f"{database.stem}-{now:%Y%m%d-%H%M%S-%f}-{why}.db"
    made = backup_file(database, target, whole=False)
    for old in sorted(folder.glob(f"{database.stem}-*.db"))[:-KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(MANIFEST).unlink(missing_ok=True)
    return made


def copy_at_close(store: Store) -> Path | None:
    """A copy if something changed since the newest one. Says nothing where the disk has no room: closing goes on."""
    database = Path(str(store.url.database))
    folder = folder_of(database)
    newest = max(folder.glob(f"{database.stem}-*{MANIFEST}"), default=None)
    head = verify.head(database)
    if newest is not None and json.loads(newest.read_text("utf-8")).get("head") == head.hash.hex():
        return None
    return copy(database, folder, "close")


def backup_file(database: Path, target: Path, *, whole: bool = True) -> Path:
    """VACUUM INTO beside the target, verify it, sync it to the disk, then give it its name; a manifest lies beside it.

    `whole` verifies the whole chain and every record, otherwise file, head and balances. The database may be in use.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        source = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            source.execute("VACUUM INTO ?", (str(partial),))
        finally:
            source.close()
        report = verify.file(partial, whole=whole)
        if report.problems:
            raise Refused("backup_bad", why=report.problems[0])
        _sync(partial)
        head = verify.head(partial)
        digest = hashlib.sha256(partial.read_bytes()).hexdigest()
        os.replace(partial, target)
        manifest = {
            "sha256": digest,
            "seq": head.seq,
            "head": head.hash.hex(),
            "schema": head.schema,
            "program": tracker_desktop.__version__,
            "made": dt.datetime.now(dt.UTC).isoformat(),
        }
        target.with_suffix(MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        _sync(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise Refused("backup_bad", why=str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def backup(place: str | Path, target: Path) -> Path:
    """A verified copy of an office, SQLite or PostgreSQL (by pg_dump), at `target`."""
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        return _dump(url, target)
    database = Path(str(url.database))
    if not database.exists():
        raise Refused("no_such_database", path=str(database))
    return backup_file(database, target)


def restore(place: str | Path, source: Path) -> Path | None:
    """Put a copy in place of the office, which must be closed. What was there is kept; returns where."""
    url = engines.as_url(place)
    if not engines.is_sqlite(url):
        _load(url, source)
        return None
    if not source.exists():
        raise Refused("no_backup", path=str(source), why="there is no such file")
    report = verify.file(source)
    if report.problems:
        raise Refused("no_backup", path=str(source), why=report.problems[0])
    database = Path(str(url.database))
    partial = database.with_name(database.name + ".partial")
    kept: Path | None = None
    try:
        shutil.copyfile(source, partial)
        _sync(partial)
        if database.exists():
            _fold_in(database)
            kept = database.with_name(f"{database.stem}-before-restore-{dt.datetime.now():%Y%m%d-%H%M%S}.db")
            os.replace(database, kept)
        for tail in ("-wal", "-shm"):
            Path(f"{database}{tail}").unlink(missing_ok=True)
        os.replace(partial, database)
        _sync(database.parent)
    except OSError as error:
        raise Refused("disk_error", why=str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return kept


def _fold_in(database: Path) -> None:
    try:
        connection = sqlite3.connect(database, timeout=10)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    except sqlite3.Error:
        return  # a damaged file is what one restores over; it is kept as it is


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _dump(url: URL, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    _run("pg_dump", ["--format=custom", f"--file={target}", _plain(url)], "backup_bad")
    return target


def _load(url: URL, source: Path) -> None:
    _run("pg_restore", ["--clean", "--if-exists", "--no-owner", f"--dbname={_plain(url)}", str(source)], "backup_bad")


def _plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _run(program: str, arguments: list[str], refusal: str) -> None:
    tool = shutil.which(program)
    if tool is None:
        raise Refused(refusal, why=f"{program} of PostgreSQL is not installed on this PC")
    result = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Refused(refusal, why=(result.stderr.strip().splitlines() or ["it failed"])[-1])
