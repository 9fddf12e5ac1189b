"""Whether a transaction is made of what its fields say: texts, dates, lists, and numbers that can be kept.

Programs and files make transactions too, and no annotation stops them; the rules behind may then rely on it.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from tracker_desktop.errors import Refused

LARGEST_NUMBER = 2**63 - 1
MOST_DIGITS = 1_000
"""Before and behind the decimal point."""
WANTED: Mapping[type[Any], str] = {
    str: "wrong_text",
    int: "wrong_whole",
    Decimal: "wrong_number",
    bool: "wrong_flag",
    dt.date: "wrong_day",
}
"""What is said where a value is not of this type."""


def fields_of(kind: type[Any]) -> dict[str, type[Any]]:
    """The metadata of a field that maps names of the fields of `kind` to new values."""
    return {"fields_of": kind}


def check_shape(transaction: Any) -> None:
    """Raises Refused("field_wrong") naming the field whose value is not of its type, or too large for any column."""
    _check_record("", type(transaction), transaction)


@functools.cache
def _parts(kind: Any) -> tuple[tuple[str, Any, type[Any] | None], ...]:
    hints = get_type_hints(kind)
    return tuple((one.name, hints[one.name], one.metadata.get("fields_of")) for one in fields(kind))


def _check_record(key: str, kind: Any, value: Any) -> None:
    if not isinstance(value, kind):
        raise _wrong(key, "wrong_record", value)
    for name, hint, changed in _parts(kind):
        if changed is None:
            _check(name, hint, getattr(value, name))
        else:
            _check_changes(name, changed, getattr(value, name))


def _check_changes(key: str, kind: Any, changes: Any) -> None:
    """Names that the record does not have are left to its rules, which know them."""
    if not isinstance(changes, Mapping):
        raise _wrong(key, "wrong_record", changes)
    hints = {name: hint for name, hint, _ in _parts(kind)}
    for name, value in changes.items():
        _check(key, str, name)
        _check(name, hints.get(name, Any), value)


def _check(key: str, hint: Any, value: Any) -> None:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        _check_one_of(key, get_args(hint), value)
    elif origin is tuple:
        _check_list(key, get_args(hint), value)
    elif is_typeddict(hint):
        _check_entries(key, hint, value)
    elif is_dataclass(hint):
        _check_record(key, hint, value)
    elif hint in WANTED:
        _check_value(key, hint, value)
    elif isinstance(hint, type) and issubclass(hint, Enum) and not isinstance(value, hint):
        raise _wrong(key, "wrong_text", value)


def _check_one_of(key: str, hints: tuple[Any, ...], value: Any) -> None:
    if value is None and NoneType in hints:
        return
    kinds = [hint for hint in hints if hint is not NoneType]
    fitting = kinds[0] if len(kinds) == 1 else next((kind for kind in kinds if type(value) is kind), kinds[0])
    _check(key, fitting, value)


def _check_list(key: str, hints: tuple[Any, ...], value: Any) -> None:
    if not isinstance(value, list | tuple):
        raise _wrong(key, "wrong_list", value)
    every = hints[:1] * len(value) if hints[-1] is Ellipsis else hints
    if len(every) != len(value):
        raise _wrong(key, "wrong_list", value)
    for hint, part in zip(every, value, strict=True):
        _check(key, hint, part)


def _check_entries(key: str, kind: Any, value: Any) -> None:
    hints = get_type_hints(kind)
    marked = get_type_hints(kind, include_extras=True)
    needed = {name for name, hint in marked.items() if get_origin(hint) is not NotRequired}
    if not isinstance(value, Mapping) or not needed <= value.keys() <= hints.keys():
        raise _wrong(key, "wrong_record", value)
    for name in value:
        _check(key, hints[name], value[name])


def _check_value(key: str, kind: type[Any], value: Any) -> None:
    fits = isinstance(value, str) if kind is str else type(value) is kind
    if not fits:
        raise _wrong(key, "value_missing" if value is None else WANTED[kind], value)
    if kind is int and abs(value) > LARGEST_NUMBER:
        raise _wrong(key, "number_too_large")
    if kind is Decimal and value.is_finite():
        if value.adjusted() > MOST_DIGITS:
            raise _wrong(key, "number_too_large")
        if value.as_tuple().exponent < -MOST_DIGITS:
            raise _wrong(key, "number_too_fine")


def _wrong(key: str, code: str, value: object = "") -> Refused:
    why = Refused(code, given=value if isinstance(value, str) else _shown(value))
    label = key.removesuffix("_id").replace("_", " ").capitalize()
    return Refused("field_wrong", field=label, key=key, why=str(why))


def _shown(value: object) -> str:
    return str(value) if isinstance(value, bool | float | Decimal | dt.date) else type(value).__name__
