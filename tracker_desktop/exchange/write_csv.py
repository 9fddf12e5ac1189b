"""Writes a list to a CSV file: page by page, whole or not at all, so that a spreadsheet runs nothing of it."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.export_lists import EXPORTS, titles_of
from tracker_desktop.exchange.read_csv import FORMULA_STARTS
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.listing import LISTINGS, Column, ListIds, ListValues
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store import engines
from tracker_desktop.store.store import Store

PAGE = 500
DATABASE = b"SQLite format 3\0"
ACTIVE = "active"
Row = Sequence[Any]


@dataclass(frozen=True)
class MoreValues(Query[dict[int, tuple[Any, ...]]]):
    """The further columns of an exported list for some ids, by id."""

    listing: str
    ids: Sequence[int]

    def run(self, connection: Connection) -> dict[int, tuple[Any, ...]]:
        export = EXPORTS[self.listing]
        if not export.more:
            return {}
        columns = [expression.label(f"more_{number}") for number, expression in enumerate(export.values)]
        query = export.source.with_only_columns(export.key, *columns).where(export.key.in_(list(self.ids)))
        combine = export.combine or (lambda *values: values)
        return {row[0]: combine(*row[1:]) for row in connection.execute(query).all()}


def export(
    store: Store,
    listing: str,
    path: str | Path,
    *,
    view: str = "all",
    ids: Sequence[int] | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write a list (or one of its saved views) to a file that appears when it is whole. Returns the number of rows.

    With `ids` these rows are written, in this order: a list as it is filtered and sorted on the screen. What
    `progress` raises ends it and leaves no file. UTF-8 with a mark for spreadsheets, dates as 2026-11-24, moments in
    the time of the office, numbers without separators.
    Raises Refused: export_unknown_list, export_unknown_view, file_is_database, file_unwritable.
    """
    if listing not in EXPORTS:
        raise Refused("export_unknown_list", name=listing, lists=", ".join(EXPORTS))
    views = [known.key for known in LISTINGS[listing].views]
    if view not in views:
        raise Refused("export_unknown_view", name=view, list=listing, views=", ".join(views))
    target = Path(path)
    try:
        if target.exists() and not target.is_file():  # a pipe, a terminal: what is replaced would be lost
            with target.open("w", encoding="utf-8-sig", newline="") as stream:
                return write(store, listing, stream, view=view, ids=ids, progress=progress)
        if _is_database(store, target):
            raise Refused("file_is_database", path=str(target))
        return _write_whole(target, lambda file: write(store, listing, file, view=view, ids=ids, progress=progress))
    except OSError as error:
        raise Refused("file_unwritable", path=str(target), why=(error.strerror or str(error)).lower()) from error


def _is_database(store: Store, target: Path) -> bool:
    """Whether a SQLite database lies there, this one or another. This one is known by its name: to open it here
    would drop SQLite's locks."""
    own = Path(str(store.url.database)) if engines.is_sqlite(store.url) else None
    if own is not None and target.name.startswith(own.name) and target.resolve().parent == own.parent:
        return True
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def _write_whole(target: Path, put: Callable[[TextIO], int]) -> int:
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as file:
            rows = put(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, target)
        _sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return rows


def write(
    store: Store,
    listing: str,
    file: TextIO,
    *,
    view: str = "all",
    ids: Sequence[int] | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write a list to an open text file. Returns the number of rows."""
    writer = csv.writer(file)
    writer.writerow(titles_of(listing))
    zone = store.read(OfficeFacts()).zone
    written = 0
    if ids is None:
        ids = store.read(ListIds(listing, view=view, first=0)).ids
    for row in _rows(store, listing, ids):
        writer.writerow([cell(value, zone) for value in row])
        written += 1
        if progress is not None and written % PAGE == 0:
            progress(written)
    return written


def cell(value: Any, zone: dt.tzinfo = dt.UTC) -> str:
    """A value as it stands in the file; a text that a spreadsheet would run gets a quote in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return f"'{value}" if value[:1] and value[0] in FORMULA_STARTS else value
    return str(value)


def _rows(store: Store, listing: str, ids: Sequence[int]) -> Iterator[Row]:
    columns = LISTINGS[listing].columns
    kept = [place for place, column in enumerate(columns) if column.key not in EXPORTS[listing].without]
    gap = (None,) * len(EXPORTS[listing].more)
    for start in range(0, len(ids), PAGE):
        part = ids[start : start + PAGE]
        more = store.read(MoreValues(listing, part))
        page = store.read(ListValues(listing, part))
        for row_id, row in zip(part, page, strict=True):
            if row is not None:
                yield (*(_shown(columns[place], row[place]) for place in kept), *more.get(row_id, gap))


def _shown(column: Column, value: Any) -> Any:
    """A state in words: on_loan is `On loan`; whether a record is in use is yes or no."""
    if column.kind != "status" or not isinstance(value, str):
        return value
    if column.key == "state" and value in (ACTIVE, "retired", "inactive"):
        return value == ACTIVE
    return value.replace("_", " ").capitalize()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
