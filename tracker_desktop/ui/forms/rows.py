"""What a form asks for: one row a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.fields.table_column import TableColumn

Kind = Literal[
    "text",
    "code",
    "note",
    "money",
    "cost",
    "quantity",
    "number",
    "whole",
    "date",
    "choice",
    "search",
    "flag",
    "lines",
    "table",
    "files",
    "ticks",
]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """One field. `kinds` are what a search field finds; `choices` (key, words) of a choice.

    A field of the kind "lines" holds one text a line, as a checklist does; a "code" field takes the scanner's burst.
    A "table" has `columns`; its value is one mapping a row. A "cost" is that of one base unit, to 1/10000, a "number"
    any with six decimals. "ticks" are those keys of `choices` that
    are ticked. "files" are photos and documents, stored when they are chosen. A `past` date is one that
    mostly lies behind.
    """

    key: str
    label: str
    kind: Kind = "text"
    required: bool = False
    hint: str = ""
    kinds: tuple[str, ...] = ()
    choices: tuple[tuple[object, str], ...] = ()
    columns: tuple[TableColumn, ...] = ()
    longest: int = 200
    share: int = 1
    past: bool = False


@dataclass(frozen=True)
class Form:
    """A dialog as data: its title, its rows of fields, and the transaction made of the values.

    `button` is what the primary button says. `start` gives values to begin with. For an edit, `make` gets only what
    was changed. `width` is in units of the screen, and so is `height`, where it is not that of the rows; `first` is the
    key of the field where the keyboard begins.
    """

    title: str
    rows: Sequence[Sequence[Ask]]
    make: Callable[[Values], Transaction]
    button: str = "Save"
    subtitle: str = ""
    strip: str = ""
    width: int = 720
    height: int = 0
    first: str = ""


def choices(*words: str) -> tuple[tuple[object, str], ...]:
    """Choices whose key is their word, shown with a capital."""
    return tuple((word, word.capitalize()) for word in words)
