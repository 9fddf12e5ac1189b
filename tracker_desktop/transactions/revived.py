"""A transaction out of its body in the journal: the way back of `plain`."""

from __future__ import annotations

import collections.abc
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.registry import by_kind

READ: Mapping[Any, Callable[[Any], Any]] = {
    Decimal: Decimal,
    dt.datetime: dt.datetime.fromisoformat,
    dt.date: dt.date.fromisoformat,
}
"""How a value is made that JSON keeps as a text."""
LISTS: Mapping[Any, Callable[[Any], Any]] = {
    tuple: tuple,
    list: list,
    frozenset: frozenset,
    set: set,
    collections.abc.Sequence: tuple,
    collections.abc.Iterable: tuple,
}
PLAIN = (bool, int, str)


def revived(kind: str, body: Mapping[str, Any]) -> Transaction:
    """The transaction of a kind with this body; keys that are no field of it (what was kept) are passed over.

    Raises KeyError for a kind that is not there, TypeError or ValueError for a body that is not of it.
    """
    made: Transaction = revived_record(by_kind()[kind], body)
    return made


def revived_record(kind: Any, body: Any) -> Any:
    """A dataclass of this kind from what `plain` made of one. Raises TypeError or ValueError as `revived` does."""
    if not isinstance(body, Mapping):
        raise TypeError(f"{kind.__name__} is made of fields")
    hints = get_type_hints(kind)
    return kind(**{one.name: _field(one, hints[one.name], body) for one in fields(kind) if _is_given(one, body)})


def _is_given(one: Field[Any], body: Mapping[str, Any]) -> bool:
    """What never enters the journal is as it is by itself."""
    return one.metadata.get("journal", True) or one.name in body


def _field(one: Field[Any], hint: Any, body: Mapping[str, Any]) -> Any:
    if one.name not in body:
        return _empty(one, hint)
    changed = one.metadata.get("fields_of")
    if changed is None:
        return _value(hint, body[one.name])
    hints = get_type_hints(changed)
    return {name: _value(hints.get(name, Any), value) for name, value in body[one.name].items()}


def _empty(one: Field[Any], hint: Any) -> Any:
    """What a body leaves out: nothing, or an empty list."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if NoneType in kinds and not (one.default is not MISSING and one.default == ()):
        return None
    if any((get_origin(kind) or kind) in LISTS for kind in kinds):
        return ()
    raise TypeError(f"{one.name} is missing")


def _value(hint: Any, value: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _one_of(parts, value)
    if (origin or hint) in LISTS:
        return LISTS[origin or hint](_items(origin, parts, value))
    if origin in (dict, collections.abc.Mapping) and parts:
        return {key: _value(parts[1], part) for key, part in value.items()}
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        return {key: _value(hints[key], part) for key, part in value.items()}
    if is_dataclass(hint):
        return revived_record(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if hint in PLAIN and type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return READ[hint](value) if hint in READ else value


def _items(origin: Any, parts: tuple[Any, ...], value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"{value!r} is no list")
    if origin is tuple and parts and parts[-1] is not Ellipsis:
        return [_value(hint, part) for hint, part in zip(parts, value, strict=True)]
    return [_value(parts[0] if parts else Any, part) for part in value]


def _one_of(hints: tuple[Any, ...], value: Any) -> Any:
    """The first kind that the value can be read as; texts and numbers of their own kind before all others."""
    if value is None:
        return None
    kinds = [hint for hint in hints if hint is not NoneType]
    if type(value) in kinds:
        return value
    for hint in kinds:
        try:
            return _value(hint, value)
        except (TypeError, ValueError, ArithmeticError):
            continue
    raise TypeError(f"{value!r} is none of {', '.join(str(kind) for kind in kinds)}")
