"""The photos and documents that the records name: each is in the folder of files, and as it was stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.store.copied_files import Named, office_folders
from tracker_desktop.store.files import find_in
from tracker_desktop.store.watch import Watch
from tracker_desktop.wording.render import counted

PART = 100_000
"""Bytes that count as much as a record where it is told how far the work has come."""


def how_many(named: Named) -> int:
    """How much there is to look at."""
    return sum(1 + size // PART for _, size, _ in named.files)


def check(url: URL, named: Named, lines: list[str], problems: list[str], watch: Watch) -> None:
    """Append a line on what was looked at, and a problem for each file that is not there or was changed. An office
    without files has neither."""
    if not named.files:
        return
    wrong = [sentence for one in named.files for sentence in _look(office_folders(url, named), one, watch)]
    problems += wrong
    lines.append(f"Photos and documents: {counted(len(named.files), 'file')} looked at")


def _look(folders: Sequence[Path], one: tuple[str, int, str], watch: Watch) -> Sequence[str]:
    sha256, size, name = one
    found = find_in(folders, sha256, size, whole=True, watch=watch)
    watch.add(1 + size // PART)
    return [f"The file {name} ({sha256[:12]}): {found.wrong}"] if found.wrong else []
