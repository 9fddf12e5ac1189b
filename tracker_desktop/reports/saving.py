"""Saves a report as a file; the end of its name says what kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.reports import to_csv, to_pdf, to_xlsx
from tracker_desktop.reports.result import Result
from tracker_desktop.store.watch import Watch

Write = Callable[[Result, Path, URL | None, Watch], None]
WRITERS: Mapping[str, Write] = {".pdf": to_pdf.write, ".xlsx": to_xlsx.write, ".csv": to_csv.write}
"""What writes a file, by the end of its name."""


def save(result: Result, path: str | Path, office: URL | None = None, watch: Watch | None = None) -> None:
    """Write a report to a file that appears when it is whole. `office` is the database that is open.

    `watch` is told of rows. Raises Stopped; Refused: report_ending, report_rows, file_is_database, file_unwritable.
    """
    writer_of(path)(result, Path(path), office, watch or Watch())


def writer_of(path: str | Path) -> Write:
    """What writes a file of this name. Raises Refused("report_ending")."""
    ending = Path(path).suffix.casefold()
    if ending not in WRITERS:
        raise Refused("report_ending", path=str(path), endings=", ".join(WRITERS))
    return WRITERS[ending]
