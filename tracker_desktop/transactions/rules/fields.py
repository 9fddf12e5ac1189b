"""Values as they are typed, scanned or imported, made clean and checked field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.base import StateRow
from tracker_desktop.models.text import fold
from tracker_desktop.scanning.clean import CODE_LIMIT, clean_line, clean_text, code_key
from tracker_desktop.transactions.books import Books

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
MOST_MONEY = Decimal(10) ** 12
MOST_WORDS = 50
Check = Callable[[Books, Any], Any]


@dataclass(frozen=True)
class Rule:
    """How one field is checked: `label` as it stands in the form, `check` gives the clean value or raises Refused."""

    label: str
    check: Check


Rules = Mapping[str, Rule]


def values_of(record: Any) -> dict[str, Any]:
    """The fields of a frozen dataclass by name."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def checked(books: Books, rules: Rules, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values made clean. Raises Refused naming the field: field_wrong, or field_fixed for one without a rule."""
    return {key: _one(books, rules, key, value) for key, value in values.items()}


def _one(books: Books, rules: Rules, key: str, value: Any) -> Any:
    if key not in rules:
        raise Refused("field_fixed", field=key.removesuffix("_id").replace("_", " "), key=key)
    try:
        return rules[key].check(books, value)
    except Refused as wrong:
        raise Refused("field_wrong", field=rules[key].label, key=key, why=str(wrong)) from wrong


def put(row: StateRow, values: Mapping[str, Any], rules: Rules) -> list[str]:
    """Set the values on a row. Returns the labels of the fields that are different now."""
    changed = [key for key, value in values.items() if getattr(row, key) != value]
    for key in changed:
        setattr(row, key, values[key])
    return [rules[key].label for key in changed if key in rules]


def needed(check: Check) -> Check:
    """The field must not be empty."""

    def check_needed(books: Books, value: Any) -> Any:
        clean = check(books, value)
        if clean is None:
            raise Refused("value_missing")
        return clean

    return check_needed


def line(books: Books, value: str | None) -> str | None:
    """A text of one line; empty is None."""
    return clean_line(value or "") or None


def note(books: Books, value: str | None) -> str | None:
    """A text of several lines; empty is None."""
    return clean_text(value or "") or None


def named(books: Books, value: str | None) -> str | None:
    """A name that must be found again: with something left of it when it is folded for the search."""
    name = line(books, value)
    if name and not fold(name):
        raise Refused("value_unreadable")
    return name


def code(books: Books, value: str | None) -> str | None:
    """A code that can be scanned, as it was written; empty is None."""
    if not (value or "").strip():
        return None
    code_key(str(value))
    return clean_line(str(value), CODE_LIMIT)


def key_of(value: str | None) -> str | None:
    """The normalised form of a code; None of none."""
    return code_key(value) if value else None


def day(books: Books, value: dt.date | None) -> dt.date | None:
    """A date from 1900 to 2199."""
    if value is not None and not FIRST_DAY <= value <= LAST_DAY:
        raise Refused("day_out_of_range", day=value.isoformat())
    return value


def money(books: Books, value: Decimal | None) -> Decimal | None:
    """An amount from 0 to a million millions, in whole 1/10000."""
    if value is None:
        return None
    if not value.is_finite() or value < 0:
        raise Refused("money_negative", amount=value)
    if value > MOST_MONEY:
        raise Refused("money_too_large")
    if value != round(value, 4):
        raise Refused("money_too_fine", amount=value)
    return value


def whole(low: int, high: int) -> Check:
    """A whole number from low to high, or none."""

    def check_whole(books: Books, value: int | None) -> int | None:
        if value is not None and not low <= value <= high:
            raise Refused("number_out_of_range", number=value, low=low, high=high)
        return value

    return check_whole


def choice(kind: type[StrEnum]) -> Check:
    """One of the values of an enumeration."""

    def check_choice(books: Books, value: str | None) -> str:
        if value not in list(kind):
            raise Refused("choice_unknown", value=value or "", choices=", ".join(kind))
        return kind(value).value

    return check_choice


def flag(books: Books, value: bool) -> bool:
    """Yes or no."""
    return bool(value)


def words(books: Books, value: Iterable[str]) -> list[str]:
    """A list of short texts, none twice, empty ones left out."""
    found = [clean for text in value if (clean := clean_line(text))]
    if len(found) > MOST_WORDS:
        raise Refused("too_many_words", most=MOST_WORDS)
    seen: set[str] = set()
    for text in found:
        if fold(text) in seen:
            raise Refused("word_twice", text=text)
        seen.add(fold(text))
    return found


def reference(model: type[Any], *, name: str = "name") -> Check:
    """The id of a record that exists and is in use."""

    def check_reference(books: Books, value: int | None) -> int | None:
        if value is None:
            return None
        row = books.get(model, value)
        if row is None:
            raise Refused("gone")
        if not row.active:
            raise Refused("retired", name=getattr(row, name))
        return value

    return check_reference
