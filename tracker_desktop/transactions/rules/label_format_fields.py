"""The fields of a label format of the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from decimal import Decimal
from itertools import chain, count
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.label_formats import PROGRAM_FORMATS, Codes, LabelFormat, Square
from tracker_desktop.models.text import fold
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, label_grid
from tracker_desktop.transactions.rules.fields import Check, Rule
from tracker_desktop.transactions.rules.label_grid import FINEST, LARGEST, MOST_A_PAGE, Grid, millimetres

LONGEST_NAME = 60
MOST_LINES = 3


@dataclass(frozen=True)
class LabelFormatFields:
    """A label format as the form or a file gives it; lengths in millimetres from the left top of the page."""

    name: str
    page_width: Decimal
    page_height: Decimal
    label_width: Decimal
    label_height: Decimal
    columns: int = 1
    rows: int = 1
    margin_left: Decimal = Decimal(0)
    margin_top: Decimal = Decimal(0)
    pitch_across: Decimal = Decimal(0)
    pitch_down: Decimal = Decimal(0)
    inset: Decimal = Decimal(2)
    codes: str = Codes.BOTH.value
    square: str = Square.QR.value
    owner: bool = True
    lines: int = 2
    active: bool = True


GRID = tuple(field.name for field in fields_of(Grid))


def format_key(name: str) -> str:
    """A name as it is typed on a command line and compared: Herma 4200 is herma-4200. Raises Refused:
    value_unreadable."""
    key = "-".join("".join(char if char.isalnum() else " " for char in fold(name)).split())
    if not key:
        raise Refused("value_unreadable")
    return key


PROGRAM_KEYS = frozenset(PROGRAM_FORMATS) | {format_key(name) for name in PROGRAM_FORMATS.values()}


def _name(books: Books | None, value: str | None) -> str | None:
    name = clean_line(value or "", LONGEST_NAME) or None
    if name is not None:
        format_key(name)
    return name


def _length(low: Decimal) -> Check:
    def check_length(books: Books | None, value: Decimal | None) -> Decimal:
        if value is None:
            raise Refused("value_missing")
        if not value.is_finite() or not low <= value <= LARGEST:
            length = millimetres(value) if value.is_finite() and abs(value.adjusted()) < 12 else str(value)
            raise Refused("length_out_of_range", length=length, low=millimetres(low), high=millimetres(LARGEST))
        if value % FINEST:
            raise Refused("length_too_fine", length=millimetres(value))
        return value

    return check_length


_LONG, _MAYBE_NONE = _length(Decimal(1)), _length(Decimal(0))
RULES = {
    "name": Rule("Name", fields.needed(_name)),
    "page_width": Rule("Page width", _LONG),
    "page_height": Rule("Page height", _LONG),
    "columns": Rule("Columns", fields.needed(fields.whole(1, MOST_A_PAGE))),
    "rows": Rule("Rows", fields.needed(fields.whole(1, MOST_A_PAGE))),
    "label_width": Rule("Label width", _LONG),
    "label_height": Rule("Label height", _LONG),
    "margin_left": Rule("Left margin", _MAYBE_NONE),
    "margin_top": Rule("Top margin", _MAYBE_NONE),
    "pitch_across": Rule("Pitch across", _MAYBE_NONE),
    "pitch_down": Rule("Pitch down", _MAYBE_NONE),
    "inset": Rule("White inside", _MAYBE_NONE),
    "codes": Rule("Codes", fields.choice(Codes)),
    "square": Rule("Square code", fields.choice(Square)),
    "owner": Rule("Owner on tags", fields.flag),
    "lines": Rule("Lines of the name", fields.needed(fields.whole(1, MOST_LINES))),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], kept: LabelFormat | None = None) -> dict[str, Any]:
    """The values made clean; `kept` has those that are not changed.

    Raises Refused: field_wrong, format_taken, or what is wrong with the grid; `key` names the field.
    """
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        key = _free_key(books, clean["name"], kept)
        clean |= {"key": key} if kept is None else {}
    grid = _grid(clean, kept)
    for _, wrong in label_grid.problems(grid):
        raise wrong
    unused = {"pitch_across": grid.columns == 1, "pitch_down": grid.rows == 1}
    return clean | {key: Decimal(0) for key, is_unused in unused.items() if is_unused}


def _free_key(books: Books, name: str, kept: LabelFormat | None) -> str:
    """The key of a new format of this name: another one that was renamed may have it still.

    Raises Refused: format_of_program, format_taken.
    """
    wanted = format_key(name)
    if wanted in PROGRAM_KEYS:
        raise Refused("format_of_program", name=name, key="name")
    own = books.execute(select(LabelFormat.id, LabelFormat.name, LabelFormat.key)).all()
    for row in own:
        if format_key(row.name) == wanted and (kept is None or row.id != kept.id):
            raise Refused("format_taken", name=row.name, key="name")
    taken = {row.key for row in own} | PROGRAM_KEYS
    return next(key for key in chain((wanted,), (f"{wanted}-{n}" for n in count(2))) if key not in taken)


def _grid(clean: Mapping[str, Any], kept: LabelFormat | None) -> Grid:
    return Grid(**{name: clean[name] if name in clean else getattr(kept, name) for name in GRID})


def problems(given: LabelFormatFields) -> Iterator[tuple[str, Refused]]:
    """Everything that is wrong with the values of a form or a file but whether the name is taken, each with the field
    where it is mended. The grid is looked at where every length is one."""
    wrong = False
    for key, rule in RULES.items():
        try:
            rule.check(None, getattr(given, key))  # type: ignore[arg-type]
        except Refused as refused:
            wrong = True
            yield key, Refused("field_wrong", field=rule.label, key=key, why=str(refused))
    if not wrong:
        yield from label_grid.problems(Grid(**{name: getattr(given, name) for name in GRID}))
