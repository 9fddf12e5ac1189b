"""Writes a list to a CSV file: page by page, whole or not at all, so that a spreadsheet runs nothing of it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.export_lists import EXPORTS, titles_of
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.listing import LISTINGS, Column, ListIds, ListValues
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.queries.own_fields import OwnFieldRow, OwnFields, OwnPlainValues
from tracker_desktop.reports.cells import plain
from tracker_desktop.store.store import Store
from tracker_desktop.store.whole_file import whole_file

PAGE = 500
ACTIVE = "active"
OWN_OF = "assets"
"""The list whose records have fields of one's own."""
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
    with (
        whole_file(path, store.url) as file,
        file.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        return write(store, listing, stream, view=view, ids=ids, progress=progress)


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
    own = store.read(OwnFields()) if listing == OWN_OF else ()
    writer.writerow([*titles_of(listing), *(field.name for field in own)])
    zone = store.read(OfficeFacts()).zone
    written = 0
    if ids is None:
        ids = store.read(ListIds(listing, view=view, first=0)).ids
    for row in _rows(store, listing, ids, own):
        writer.writerow([plain(value, zone) for value in row])
        written += 1
        if progress is not None and written % PAGE == 0:
            progress(written)
    return written


def _rows(store: Store, listing: str, ids: Sequence[int], own: Sequence[OwnFieldRow]) -> Iterator[Row]:
    columns = LISTINGS[listing].columns
    kept = [place for place, column in enumerate(columns) if column.key not in EXPORTS[listing].without]
    gap = (None,) * len(EXPORTS[listing].more)
    for start in range(0, len(ids), PAGE):
        part = ids[start : start + PAGE]
        more = store.read(MoreValues(listing, part))
        page = store.read(ListValues(listing, part))
        values = store.read(OwnPlainValues(tuple(part))) if own else {}
        for row_id, row in zip(part, page, strict=True):
            if row is not None:
                fields = (values.get((row_id, field.id)) for field in own)
                yield (*(_shown(columns[place], row[place]) for place in kept), *more.get(row_id, gap), *fields)


def _shown(column: Column, value: Any) -> Any:
    """A state in words: on_loan is `On loan`; whether a record is in use is yes or no."""
    if column.kind != "status" or not isinstance(value, str):
        return value
    if column.key == "state" and value in (ACTIVE, "retired", "inactive"):
        return value == ACTIVE
    return value.replace("_", " ").capitalize()
