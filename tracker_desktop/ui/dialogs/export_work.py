"""What an export does away from the window: the rows of a list as it is filtered and sorted, into a CSV file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tracker_desktop.exchange.write_csv import export
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.store import Store


class Stopped(Exception):
    """The clerk does not want to wait any more."""


def write_list(
    store: Store, query: ListIds, target: Path, progress: Callable[[int, int], None], cancelled: threading.Event
) -> int | None:
    """Write what the query finds, all columns. Returns the number of rows; None, and no file, where it was stopped.

    Raises Refused where the file cannot be written.
    """
    ids = store.read(replace(query, first=0)).ids

    def written(rows: int) -> None:
        if cancelled.is_set():
            raise Stopped
        progress(rows, len(ids))

    try:
        return export(store, query.listing, target, ids=ids, progress=written)
    except Stopped:
        return None
