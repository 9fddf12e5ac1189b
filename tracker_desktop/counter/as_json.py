"""Frozen dataclasses to JSON text and back: numbers, dates and nested lines by the types of their fields."""

from __future__ import annotations

import datetime as dt
import json
import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tracker_desktop.transactions.base import plain

T = TypeVar("T")


def to_json(value: Any) -> str:
    """The dataclass as JSON text; empty fields are left out."""
    return json.dumps(plain(value))


def from_json(kind: type[T], text: str) -> T:
    """The dataclass that `to_json` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    made: T = _build(kind, json.loads(text))
    return made


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        if value is None:
            return None
        (kind,) = (part for part in get_args(kind) if part is not type(None))
        return _build(kind, value)
    if origin is tuple:
        parts = get_args(kind)
        kinds = [parts[0]] * len(value) if parts[-1] is Ellipsis else list(parts)
        return tuple(_build(part, one) for part, one in zip(kinds, value, strict=True))
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{f.name: _build(hints[f.name], value[f.name]) for f in fields(kind) if f.name in value})  # type: ignore[operator]
    if kind is Decimal:
        return Decimal(value)
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    if kind in (bool, int, str):
        return kind(value)
    raise TypeError(f"{kind} cannot be read from JSON")
