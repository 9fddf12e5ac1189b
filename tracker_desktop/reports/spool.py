"""Rows of a report on the disk: written once from first to last, read by number as often as is wanted."""

from __future__ import annotations

import contextlib
import functools
import pickle
import tempfile
import threading
from array import array
from collections.abc import Iterator
from typing import Any

from tracker_desktop.errors import Refused, reason

Row = tuple[Any, ...]
PAGE = 200
"""Rows that are written and read at once."""
KEPT = 8
"""Pages that stay in memory: what a screen shows, and its neighbours."""


class Spool:
    """A file without a name, which goes when it is closed. Rows are plain values. Any thread may read.

    Raises Refused("report_no_room") where no temporary file can be written.
    """

    def __init__(self) -> None:
        try:
            self._file = tempfile.TemporaryFile(prefix="tracker-report-")  # noqa: SIM115 - closed by close()
        except OSError as error:
            raise _no_room(error) from error
        self._lock = threading.Lock()
        self._starts = array("q")
        self._waiting: list[Row] = []
        self._length = 0
        self._page = functools.lru_cache(KEPT)(self._read)

    def __len__(self) -> int:
        return self._length

    def add(self, row: Row) -> None:
        """Append a row."""
        self._waiting.append(row)
        self._length += 1
        if len(self._waiting) == PAGE:
            self._write()

    def finish(self) -> None:
        """No row follows."""
        if self._waiting:
            self._write()
        try:
            self._file.flush()
        except OSError as error:
            raise _no_room(error) from error

    def __getitem__(self, number: int) -> Row:
        if not 0 <= number < self._length:
            raise IndexError(number)
        page, place = divmod(number, PAGE)
        return self._page(page)[place]

    def rows(self, start: int = 0, end: int | None = None) -> Iterator[Row]:
        """The rows from one to another, in order."""
        end = self._length if end is None else min(end, self._length)
        while start < end:
            page, place = divmod(start, PAGE)
            part = self._page(page)[place : place + end - start]
            yield from part
            start += len(part)

    def close(self) -> None:
        """Let go of the file."""
        self._page.cache_clear()
        with contextlib.suppress(OSError):  # what found no room is tried again
            self._file.close()

    def _write(self) -> None:
        try:
            self._starts.append(self._file.tell())
            pickle.dump(self._waiting, self._file, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            raise _no_room(error) from error
        self._waiting = []

    def _read(self, page: int) -> list[Row]:
        with self._lock:
            self._file.seek(self._starts[page])
            rows: list[Row] = pickle.load(self._file)
        return rows


def _no_room(error: OSError) -> Refused:
    return Refused("report_no_room", why=reason(error))
