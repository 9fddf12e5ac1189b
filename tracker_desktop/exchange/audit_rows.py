"""The rows of a list made elsewhere as an audit reads them: code, place, condition, note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.audit_columns import AuditColumns
from tracker_desktop.exchange.read_csv import Line, Sheet, unguarded
from tracker_desktop.models.assets import Condition
from tracker_desktop.scanning.clean import clean_line, clean_text, code_key
from tracker_desktop.scanning.probable import Candidate
from tracker_desktop.wording import audit_sheets as words

CONDITIONS: Mapping[str, str] = {condition.value: condition.value for condition in Condition}


@dataclass(frozen=True)
class SheetRow:
    """A row that can be taken up: its line in the file, its code and that normalised, the place as it is spelled (""
    for none). `asset_id` is whose exact code it is; `candidates` what it may be where it is nobody's, `why` the reason
    where it is that of several."""

    line: int
    code: str
    key: str
    place: str = ""
    condition: str | None = None
    note: str = ""
    asset_id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


@dataclass
class SheetRows:
    """The rows of a file, and the lines of it (number, text) that cannot be taken up, or whose condition is in words of
    its own."""

    rows: list[SheetRow] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    conditions: list[tuple[int, str]] = field(default_factory=list)


def rows_of(sheet: Sheet, columns: AuditColumns) -> SheetRows:
    """All rows; those that cannot be read are listed with the reason."""
    found = SheetRows()
    for line in _lines(sheet, columns):
        try:
            found.rows.append(_row(line, columns, found))
        except Refused as no:
            found.unreadable.append((line.number, str(no)))
        except ValueError as why:
            found.unreadable.append((line.number, str(why)))
    return found


def _lines(sheet: Sheet, columns: AuditColumns) -> Iterator[Line]:
    if not columns.headings:
        yield Line(1, sheet.headers)
    yield from sheet.lines()


def _row(line: Line, columns: AuditColumns, found: SheetRows) -> SheetRow:
    """Raises ValueError for a row of another form or without a tag, Refused for what cannot be read."""
    if line.problem:
        raise ValueError(line.problem)
    code = _cell(line, columns.tag)
    if not code:
        raise ValueError(words.NO_TAG)
    key = code_key(code)
    note, said = clean_text(_cell(line, columns.note)), clean_line(_cell(line, columns.condition))
    condition = CONDITIONS.get(said.casefold())
    if said and condition is None:
        found.conditions.append((line.number, said))
        note = "\n".join(filter(None, (note, words.condition_note(said))))
    return SheetRow(line.number, code, key, clean_line(_cell(line, columns.place)), condition, note)


def _cell(line: Line, position: int | None) -> str:
    return "" if position is None or position >= len(line.cells) else unguarded(line.cells[position].strip())
