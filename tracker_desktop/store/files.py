"""Where photos and documents lie: each once, by the hash of its bytes, in a folder beside the database."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL

from tracker_desktop.errors import Refused, reason
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.store import engines, file_kinds, pictures, whole_file
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.rules.attaching import Attached

AT_ONCE = 1 << 20
"""Bytes read at once."""
MEGABYTE = 1_000_000
LONGEST_NAME = 120
MOST_BYTES = 240
"""Of a name on the disk: systems take 255, and a letter may have up to four."""
PARTIAL = ".partial"
SMALL = "small"
"""The folder of small pictures, inside that of the files; it may be thrown away."""
FOLDER, MOST = "files.folder", "files.most_megabytes"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else frozenset({errno.ENOSPC})


def beside(database: Path) -> Path:
    """The folder of a SQLite database whose office has chosen none."""
    return database.with_name(f"{database.name}.files")


def folders(url: URL, chosen: str) -> Sequence[Path]:
    """Where the files of an office may lie, that for new ones first: the chosen folder, and beside the database, where
    it had them before. Empty where a server's office has chosen none that this desk can reach."""
    named = _whole(chosen)
    return [*named, beside(Path(str(url.database)))] if engines.is_sqlite(url) else named


def _whole(chosen: str) -> Sequence[Path]:
    """The chosen folder; none where this system knows no such path: where the program was started says nothing."""
    with contextlib.suppress(RuntimeError, ValueError):  # a home that is not here
        path = Path(chosen.strip()).expanduser()
        if path.is_absolute():
            return [path]
    return []


def inside(folder: Path, sha256: str) -> Path:
    """Where a file lies in a folder of files."""
    return folder / sha256[:2] / sha256


def hash_of(path: Path, watch: Watch | None = None) -> str:
    """The hash of a file. Raises OSError, Stopped."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for part in _parts(file):
            digest.update(part)
            if watch is not None:
                watch.check()
    return digest.hexdigest()


@dataclass(frozen=True)
class Found:
    """A stored file as it lies on the disk: where, and what is wrong with it in a sentence, if anything."""

    path: Path | None
    wrong: str = ""


def find_in(
    where: Sequence[Path], sha256: str, size: int | None = None, *, whole: bool = False, watch: Watch | None = None
) -> Found:
    """A stored file in the first of some folders that has it, looked at by its size, with `whole` by its hash too.
    Raises Stopped."""
    bad: Found | None = None
    for folder in where:
        path = inside(folder, sha256)
        try:
            there = path.stat().st_size
            if (size is None or there == size) and not (whole and hash_of(path, watch) != sha256):
                return Found(path)
            bad = bad or Found(path, "It was changed on the disk.")
        except FileNotFoundError:
            continue
        except OSError as error:
            bad = bad or Found(path, f"It can't be read: {reason(error)}.")
    return bad or Found(None, "It is no longer in the folder of files.")


class FileStore:
    """`settings` gives the settings of the office by key. Every method may be called from any thread; they wait for
    the disk."""

    def __init__(self, url: URL, settings: Callable[[], Mapping[str, Any]]) -> None:
        self._url = url
        self._settings = settings
        self._looked_at: str | None = None

    def close(self) -> None:
        """Throw away the copies that were looked at."""
        if self._looked_at is not None:
            shutil.rmtree(self._looked_at, ignore_errors=True)
            self._looked_at = None

    @property
    def folder(self) -> Path:
        """Where new files go. Raises Refused: files_no_folder."""
        found = self.folders()
        if not found:
            raise Refused("files_no_folder")
        return found[0]

    def folders(self) -> Sequence[Path]:
        """Every folder where files may lie."""
        return folders(self._url, str(self._settings()[FOLDER]))

    def put(self, source: Path | bytes, name: str = "", watch: Watch | None = None) -> Attached:
        """Store a file; on return it is on the disk. `watch` is told of bytes.

        Raises Stopped, and Refused: files_no_folder, file_missing, file_empty, attachment_too_large, file_kind for what
        is none of the kinds that are kept, file_broken, file_too_many_pixels, file_no_room, file_unstored.
        """
        shown = clean_line(name or (source.name if isinstance(source, Path) else ""))[:LONGEST_NAME]
        shown = shown or "file"
        most = int(self._settings()[MOST]) * MEGABYTE
        target = self.folder
        partial = target / f".{uuid.uuid4().hex}{PARTIAL}"
        try:
            target.mkdir(parents=True, exist_ok=True)
            with _opened(source, shown, self._url) as file:
                sha256, size = _copy(file, partial, shown, most, watch or Watch())
            return self._keep(partial, sha256, size, shown)
        except OSError as error:
            raise _unwritable(error, shown, target) from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)

    def find(self, sha256: str, size: int | None = None, *, whole: bool = False) -> Found:
        """A stored file, looked at by its size, with `whole` by its hash too."""
        return find_in(self.folders(), sha256, size, whole=whole)

    def path_of(self, sha256: str) -> Path | None:
        """Where a stored file lies; None where it does not any more."""
        return self.find(sha256).path

    def thumbnail_of(self, sha256: str) -> bytes | None:
        """A small JPEG of a stored picture, at most 256 pixels wide and high; None of what is none or is not there."""
        for folder in self.folders():
            with contextlib.suppress(OSError):
                return self._small_file(folder, sha256).read_bytes()
        path = self.path_of(sha256)
        try:
            made = pictures.look(path, "").small if path is not None else None
        except Refused:
            return None
        if made is not None and path is not None:
            with contextlib.suppress(OSError):
                self._write_small(path.parent.parent, sha256, made)
        return made

    def copy_to_look_at(self, sha256: str, name: str, media_type: str) -> Path:
        """A copy for the system's viewer, with an ending that says what it is: what the viewer writes changes no stored
        file, and no content is run as a program. Raises Refused: file_lost, file_unstored."""
        try:
            self._looked_at = self._looked_at or tempfile.mkdtemp(prefix="tracker-")
            folder = Path(tempfile.mkdtemp(dir=self._looked_at))
        except OSError as error:
            raise _unwritable(error, name, Path(self._looked_at or tempfile.tempdir or os.curdir)) from error
        target = folder / _plain_name(file_kinds.fitting_name(name, media_type))
        self.copy_to(sha256, name, target)
        return target

    def save_copy(self, sha256: str, name: str, target: Path) -> None:
        """Write a copy where the clerk wants it; it appears when it is whole, and never in place of a database.
        Raises Refused: file_lost, file_unstored, file_no_room, file_is_database, file_unwritable."""
        with whole_file.whole_file(target, self._url) as partial:
            self.copy_to(sha256, name, partial)

    def copy_to(self, sha256: str, name: str, target: Path) -> None:
        """Write a copy of a stored file. Raises Refused: file_lost, file_unstored, file_no_room."""
        found = self.find(sha256, whole=True)
        if found.wrong or found.path is None:
            raise Refused("file_lost", name=name, why=found.wrong)
        try:
            with found.path.open("rb") as file, target.open("wb") as made:
                for part in _parts(file):
                    made.write(part)
        except OSError as error:
            raise _unwritable(error, name, target.parent) from error

    def _keep(self, partial: Path, sha256: str, size: int, name: str) -> Attached:
        media_type = file_kinds.kind_of(partial, name)
        if media_type is None:
            raise Refused("file_kind", name=name)
        picture = None
        if media_type in file_kinds.PICTURES and media_type != "image/heic":
            picture = pictures.look(partial, name)
        into = self.folder
        target = inside(into, sha256)
        if self.find(sha256, size, whole=True).wrong:
            target.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):
                target.chmod(0o644)  # Windows replaces nothing that is read-only
            partial.chmod(0o444)
            os.replace(partial, target)
            _sync_folder(target.parent)
            _sync_folder(into)
        if picture is not None and picture.small is not None:
            with contextlib.suppress(OSError):
                self._write_small(into, sha256, picture.small)
        width, height = (picture.width, picture.height) if picture is not None else (None, None)
        return Attached(sha256, name, size, media_type, width=width, height=height)

    @staticmethod
    def _small_file(folder: Path, sha256: str) -> Path:
        return folder / SMALL / sha256[:2] / f"{sha256}.jpg"

    def _write_small(self, folder: Path, sha256: str, content: bytes) -> None:
        target = self._small_file(folder, sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{uuid.uuid4().hex}{PARTIAL}")
        try:
            partial.write_bytes(content)
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    while part := file.read(AT_ONCE):
        yield part


@contextlib.contextmanager
def _opened(source: Path | bytes, name: str, office: URL) -> Iterator[IO[bytes]]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        if not source.is_file():
            raise Refused("file_missing", name=name, why="it is not there, or no file")
        if whole_file.is_database(source, office):
            raise Refused("file_kind", name=name)  # to close the open one again would drop SQLite's locks
        file = source.open("rb")
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "a character in its name cannot be kept"
        raise Refused("file_missing", name=name, why=why) from error
    with file:
        yield file


def _copy(file: IO[bytes], partial: Path, name: str, most: int, watch: Watch) -> tuple[str, int]:
    """Copy and hash at once; what grows meanwhile is stored as it was read."""
    digest, size = hashlib.sha256(), 0
    with partial.open("xb") as made:
        for part in _parts(file):
            size += len(part)
            if size > most:
                raise Refused("attachment_too_large", name=name, most=most // MEGABYTE)
            digest.update(part)
            made.write(part)
            watch.add(len(part))
        if not size:
            raise Refused("file_empty", name=name)
        made.flush()
        os.fsync(made.fileno())
    return digest.hexdigest(), size


def _unwritable(error: OSError, name: str, folder: Path) -> Refused:
    if error.errno in _FULL:
        return Refused("file_no_room", name=name, folder=str(folder))
    return Refused("file_unstored", name=name, folder=str(folder), why=reason(error))


def _plain_name(name: str) -> str:
    """Without what no system takes in the name of a file."""
    plain = "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in name).strip(" .")
    while len(os.fsencode(plain)) > MOST_BYTES:
        plain = plain[1:]  # the ending says what it is
    return plain[-LONGEST_NAME:] or "file"


def _sync_folder(path: Path) -> None:
    if os.name == "nt":
        return  # Windows gives no handle of a folder
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
