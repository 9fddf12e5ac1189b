"""A database whose file was moved or deleted while it is open: noticed before anything is called saved, and kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from tracker_desktop.errors import Refused
from tracker_desktop.store import engines

log = logging.getLogger("tracker.store")


class FileMoved(Exception):
    """The file is not the one any more that was opened."""


class FileWatch:
    """Whether the file at the path is still the one that is open. A server has none, and nothing is watched."""

    def __init__(self, url: URL, writer: Engine) -> None:
        self._path = Path(str(url.database)) if engines.is_sqlite(url) else None
        self._writer = writer
        self._opened: tuple[int, int] | None = None
        self._kept: Path | None = None

    def check(self) -> None:
        """Raises FileMoved where the file is gone or another. The first time says which one is meant."""
        if self._path is None:
            return
        try:
            found = os.stat(self._path)
        except OSError as error:
            raise FileMoved from error
        self._opened = self._opened or (found.st_dev, found.st_ino)
        if self._opened != (found.st_dev, found.st_ino):
            raise FileMoved

    def refusal(self) -> Refused:
        """What to say. What the open file still holds is kept beside where it was, once."""
        if self._kept is None and self._opened is not None:
            self._kept = self._rescue()
        if self._kept is None:
            return Refused("file_gone", path=str(self._path))
        return Refused("file_gone_kept", path=str(self._path), copy=str(self._kept))

    def _rescue(self) -> Path | None:
        if self._path is None:
            return None
        target = self._path.with_name(f"{self._path.stem}-rescued-{dt.datetime.now():%Y%m%d-%H%M%S}.db")
        with contextlib.suppress(OSError, sqlite3.Error, DBAPIError):
            target.parent.mkdir(parents=True, exist_ok=True)
            raw = self._writer.raw_connection()
            try:
                raw.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                raw.close()
            log.warning("%s was moved or deleted while open; kept as %s", self._path, target)
            return target
        return None
