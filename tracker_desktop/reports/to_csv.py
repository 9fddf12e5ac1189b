"""A report as plain text: its columns and rows and nothing else, for a program to read."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.reports.cells import SHOW, plain
from tracker_desktop.reports.report import Column, Row
from tracker_desktop.reports.result import Result
from tracker_desktop.store.watch import Watch
from tracker_desktop.store.whole_file import whole_file

PAGE = 100
IN_WORDS = frozenset({"status", "tick", "blank"})


def write(result: Result, path: Path, office: URL | None, watch: Watch) -> None:
    """UTF-8 with a mark for spreadsheets. Raises Stopped."""
    watch.begin(len(result))
    with whole_file(path, office) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.title for column in result.report.columns])  # a program asks for them by name
        for start in range(0, len(result), PAGE):
            rows = [_cells(result, row) for row in result.rows(start, start + PAGE)]
            writer.writerows(rows)
            watch.add(len(rows))


def _cells(result: Result, row: Row) -> Sequence[str]:
    return [_cell(result, column, value) for column, value in zip(result.columns, row, strict=True)]


def _cell(result: Result, column: Column, value: object) -> str:
    if column.kind in IN_WORDS:
        value = SHOW[column.kind](result.office, value)
    return plain(value, result.office.zone)
