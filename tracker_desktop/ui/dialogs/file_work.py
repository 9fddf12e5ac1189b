"""Jobs on stored files, off the thread of the window: to store, to look at, to save."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.queries.attachments import FileRow
from tracker_desktop.store.files import FileStore
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.ui.fields.files_field import Source, storing

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Stored:
    """What became of some files: those that are stored, and why others are not."""

    files: tuple[Attached, ...]
    refused: tuple[Refused, ...]


def store_files(files: FileStore, sources: Sequence[Source], report: Report, cancelled: threading.Event) -> Stored:
    """Store one after the other; one that is refused does not stop the others. `report` is told of files.

    Raises Stopped.
    """
    stored: list[Attached] = []
    refused: list[Refused] = []
    for number, source in enumerate(sources):
        report(number, len(sources))
        try:
            stored.append(storing(files, source)(_nobody, cancelled)[0])
        except Refused as no:
            refused.append(no)
    return Stored(tuple(stored), tuple(refused))


def _nobody(_done: int, _of: int) -> None:
    """Bytes are not told, files are."""


@dataclass(frozen=True)
class Looks:
    """How a stored file is on the disk: its small picture, and what is wrong with it."""

    small: bytes | None
    wrong: str


def look_at(files: FileStore, rows: Sequence[FileRow]) -> dict[int, Looks]:
    """How each of some files is, by the id of its row."""
    return {row.id: Looks(files.thumbnail_of(row.sha256), files.find(row.sha256, row.size).wrong) for row in rows}


def save_copy(files: FileStore, row: FileRow, target: Path) -> Path:
    """Write a copy where the clerk wants it. Raises Refused."""
    files.save_copy(row.sha256, row.name, target)
    return target
