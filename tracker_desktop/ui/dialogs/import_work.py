"""What an import does away from the window: look at the file, and hand its rows over one by one."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.cells import lines_by_field
from tracker_desktop.exchange.plan import ImportPlan, plan_import
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.importing.given import Given

BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Checked:
    """What was found out about a file: the plan; the filled cells of the rows that are shown, by line and field; and
    when it was imported before, in the time of the office."""

    plan: ImportPlan
    cells: dict[int, dict[str, str]]
    before: dt.datetime | None = None


class Stopped(Exception):
    """The clerk does not want to wait any more."""


def check_file(
    store: Store,
    path: Path,
    progress: Callable[[int, int], None],
    cancelled: threading.Event,
    place: int | None = None,
) -> Checked | None:
    """The plan for a file, with the place of stock that names none; None where it was stopped. Raises Refused where the
    file cannot be imported at all."""
    about = _lines_in(path)

    def looked_at(rows: int) -> None:
        if cancelled.is_set():
            raise Stopped
        progress(rows, max(rows, about))

    try:
        plan = plan_import(store, path, place=place, progress=looked_at)
    except Stopped:
        return None
    before = None
    if plan.before is not None:
        before = plan.before.at.astimezone(store.read(OfficeFacts()).zone)
    return Checked(plan, _cells_of(plan), before)


def _lines_in(path: Path) -> int:
    """About how many rows a file has; 0 where it cannot be read, which is said elsewhere."""
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))
    except OSError:
        return 0


def _cells_of(plan: ImportPlan) -> dict[int, dict[str, str]]:
    wanted = {row.line for row in (*plan.rows, *plan.changed)} | {line for line, _ in (*plan.wrong, *plan.left_out)}
    found: dict[int, dict[str, str]] = {}
    for line, texts in lines_by_field(plan.source.sheet.lines(), plan.source.mapped):
        if line.number in wanted:
            found[line.number] = texts
            if len(found) == len(wanted):
                break
    return found


@dataclass
class WatchedRows:
    """The rows of a plan while they are imported: `read` says how many were taken, `stop` ends it.

    The thread that writes counts, the window looks at the number from time to time.
    """

    rows: Iterable[Given]
    read: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def __iter__(self) -> Iterator[Given]:
        self.read = 0
        for row in self.rows:
            if self.stop.is_set():
                raise Refused("import_stopped")
            self.read += 1
            yield row
