"""The photos and documents of an office beside a copy of its database, and back: those that are not there yet."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, inspect, select, text

from tracker_desktop.models.office import Setting
from tracker_desktop.store import engines
from tracker_desktop.store.files import FOLDER, PARTIAL, beside, find_in, folders, inside
from tracker_desktop.store.watch import Watch

NAMED = text("SELECT sha256, max(size) AS size, min(name) AS name FROM attachment GROUP BY sha256 ORDER BY sha256")
AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Named:
    """The files that a database names, and the folder that its office has chosen for them (empty: none)."""

    files: Sequence[tuple[str, int, str]]
    chosen: str


NOTHING = Named((), "")


def named_in(url: URL) -> Named:
    """The files that a database names; none where it is older than they are."""
    engine = engines.looking_engine(url)
    try:
        with engine.connect() as connection:
            tables = inspect(connection)
            if not tables.has_table("attachment"):
                return NOTHING
            rows = tuple((row.sha256, row.size, row.name) for row in connection.execute(NAMED))
            chosen = connection.scalar(select(Setting.value).where(Setting.key == FOLDER))
            return Named(rows, chosen if isinstance(chosen, str) else "")
    finally:
        engine.dispose()


def folder_for(copy: Path, database: Path | None) -> Path:
    """The folder of files beside a copy: one for all copies of an office that lie in one folder."""
    if database is None:
        return beside(copy)
    own = beside(database)
    shared = copy.with_name(own.name)
    return shared if shared != own else beside(copy)


def bring(named: Named, sources: Sequence[Path], into: Path, watch: Watch, *, link: bool = False) -> tuple[str, ...]:
    """Copy what is not there yet; with `link` as further names of the same files where the disk can. Returns the names
    of those that are nowhere or not as they were. Raises OSError, Stopped."""
    lost: list[str] = []
    watch.begin(sum(size for _, size, _ in named.files))
    for sha256, size, name in named.files:
        target = inside(into, sha256)
        if not (target.exists() and target.stat().st_size == size):
            found = find_in(sources, sha256, size)
            good = found.path is not None and not found.wrong
            if not (good and found.path is not None and _bring(found.path, target, sha256, link=link)):
                lost.append(name)
        watch.add(size)
    return tuple(lost)


def _bring(source: Path, target: Path, sha256: str, *, link: bool) -> bool:
    """Whether the file is there now, as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if link:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
            os.link(source, target)
            return True
    partial = target.with_name(f".{uuid.uuid4().hex}{PARTIAL}")
    digest = hashlib.sha256()
    try:
        file = source.open("rb")
    except OSError:  # one that cannot be read keeps the others from no copy
        return False
    try:
        with file, partial.open("xb") as made:
            while part := file.read(AT_ONCE):
                digest.update(part)
                made.write(part)
            made.flush()
            os.fsync(made.fileno())
        if digest.hexdigest() != sha256:
            return False
        os.replace(partial, target)
        return True
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def sources_of(copy: Path, named_folder: object) -> Sequence[Path]:
    """Where the files of a copy may lie: the folder that its manifest names, and the one called as it is."""
    told = [copy.with_name(named_folder)] if isinstance(named_folder, str) and named_folder else []
    return [*told, beside(copy)]


def office_folders(url: URL, named: Named) -> Sequence[Path]:
    """The folders of the files of an office, that for new ones first; empty where none is chosen on a server."""
    return folders(url, named.chosen)
