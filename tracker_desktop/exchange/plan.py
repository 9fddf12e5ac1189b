"""What an import would do, found out on a reader before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker_desktop.exchange.headers import map_headers
from tracker_desktop.exchange.near import Creation
from tracker_desktop.exchange.own_columns import with_own
from tracker_desktop.exchange.read_csv import read
from tracker_desktop.exchange.sheet_rows import SheetRows, look_through
from tracker_desktop.exchange.stock_place import StockPlace
from tracker_desktop.exchange.survey import Before, RowShown, SurveyQuery
from tracker_desktop.queries.own_fields import OwnFieldRow, OwnFields
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.import_rows import Import
from tracker_desktop.transactions.importing.counts import Counts
from tracker_desktop.transactions.importing.given import What
from tracker_desktop.wording import import_notes as words

Progress = Callable[[int], None]
"""Called with the number of rows looked at so far."""


@dataclass(frozen=True)
class ImportPlan:
    """What the import of a file would do. Nothing has been written.

    `wrong` are (line, sentence) of the first wrong rows and `changed` the first rows that change something, with what
    changes; `rows` are the first of all. `creates` are the records that rows only mention, each with the names of the
    office that are nearly the same. `before` is set where this very file was imported already. `unused` are the titles
    of columns that mean nothing here. `left_out` are (line, sentence) of rows with which nothing is to be done;
    `placeless` is how many rows of stock name no place: they go to `place`.
    """

    file: str
    what: What
    sha256: str
    counts: Counts
    wrong: tuple[tuple[int, str], ...]
    changed: tuple[RowShown, ...]
    rows: tuple[RowShown, ...]
    creates: tuple[Creation, ...]
    warnings: tuple[str, ...]
    unused: tuple[str, ...]
    before: Before | None
    source: SheetRows
    left_out: tuple[tuple[int, str], ...] = ()
    placeless: int = 0
    place: str = ""

    @property
    def adds(self) -> int:
        """Rows that add something."""
        return self.counts.adds

    @property
    def changes(self) -> int:
        """Rows that change something."""
        return self.counts.changes

    @property
    def unchanged(self) -> int:
        """Rows that are here as they are."""
        return self.counts.same

    def transaction(self, *, leave_out_wrong: bool = False) -> Import:
        """What to perform. It is refused where a row is wrong, unless wrong rows are to be left out."""
        return Import(self.file, self.sha256, self.what, self.source, self.counts, leave_out_wrong)


def plan_import(
    store: Store,
    path: str | Path,
    *,
    what: What | None = None,
    place: str | int | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """Read a file, find out what it lists (unless `what` says so), and what importing it would do.

    `place` is where stock goes whose place the file does not say, by code, path, name or id: else the first store.
    Raises Refused where the file cannot be read, no column says what it lists, or there is no such place.
    """
    sheet = read(path)
    fields: tuple[OwnFieldRow, ...] = store.read(OwnFields())
    mapped = with_own(map_headers(sheet.headers, what), sheet.headers, fields)
    style, warnings = look_through(sheet, mapped)
    shelf = store.read(StockPlace(place)) if mapped.what is What.ITEMS else ""
    source = SheetRows(sheet, mapped, style, shelf)
    found = store.read(SurveyQuery(mapped.what, source, sheet.sha256, store.clock(), progress))
    return ImportPlan(
        file=sheet.name,
        what=mapped.what,
        sha256=sheet.sha256,
        counts=found.counts,
        wrong=found.wrong,
        changed=found.changed,
        rows=found.rows,
        creates=found.creates,
        warnings=(*sheet.warnings, *warnings, *_placeless(found.placeless, shelf), *found.warnings),
        unused=mapped.unused,
        before=found.before,
        source=source,
        left_out=found.left_out,
        placeless=found.placeless,
        place=shelf,
    )


def _placeless(rows: int, place: str) -> tuple[str, ...]:
    return (words.placeless(rows, place),) if rows and place else ()
