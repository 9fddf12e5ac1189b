"""The columns of a table that is filled in, as rows of data: how each is typed, read, shown and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QCoreApplication

from tracker_desktop.ui.fields.dates import Unreadable
from tracker_desktop.ui.fields.numbers import parse_number, show_number

Row = Mapping[str, Any]
Number = TypeVar("Number", Decimal, Fraction)
PLACES, MONEY_PLACES = 3, 4


@dataclass(frozen=True)
class TableColumn:
    """One column. A "code" takes the scanner's bursts, a "choice" is one of `choices` (key, words), a "quantity" is a
    Decimal and a "fraction" a Fraction, both above zero; "whole" is a whole number above zero and "money" an amount.

    `start` stands in a new row; `follow` gives the value out of the rest of the row until the clerk sets another.
    `unique`: no two rows may have the same. `wrong` says what is wrong with a row here; empty when nothing is.
    `width` in units of the screen; without one the column takes what is left.
    """

    key: str
    title: str
    kind: Literal["text", "code", "choice", "quantity", "fraction", "whole", "money"] = "text"
    choices: tuple[tuple[object, str], ...] = ()
    start: Any = None
    follow: Callable[[Row], Any] | None = None
    required: bool = False
    unique: bool = False
    wrong: Callable[[Row], str] | None = None
    width: int = 0
    longest: int = 128


def read_cell(column: TableColumn, text: str) -> Any:
    """What a text means in this column; None for an empty one. Raises Unreadable with a sentence."""
    text = text.strip()
    if not text:
        return None
    if len(text) > column.longest:
        raise Unreadable(_tr("that is {0} characters long. Shorten it to {1}.").format(len(text), column.longest))
    if column.kind == "quantity":
        return _above_zero(parse_number(text, PLACES))
    if column.kind == "fraction":
        return _fraction(text)
    if column.kind == "whole":
        return int(_above_zero(parse_number(text, 0)))
    if column.kind == "money":
        return _not_below(parse_number(text, MONEY_PLACES))
    return text


def show_cell(column: TableColumn, value: Any) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}" if value.denominator != 1 else f"{value.numerator}"
    places = MONEY_PLACES if column.kind == "money" else PLACES
    return show_number(value, places) if isinstance(value, Decimal) else str(value)


def _fraction(text: str) -> Fraction:
    top, slash, bottom = (part.strip() for part in text.partition("/"))
    if not slash:
        return Fraction(_above_zero(parse_number(text, PLACES)))
    if not (top.isdecimal() and bottom.isdecimal() and int(bottom)):
        raise Unreadable(_tr("“{0}” is not a number. Type it like 100, 2.5 or 1/3.").format(text[:30]))
    return _above_zero(Fraction(int(top), int(bottom)))


def _not_below(value: Decimal) -> Decimal:
    if value < 0:
        raise Unreadable(_tr("it must not be less than 0. Type it again."))
    return value


def _above_zero(value: Number) -> Number:
    if value <= 0:
        raise Unreadable(_tr("it must be more than 0. Type it again."))
    return value


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableField", text)
