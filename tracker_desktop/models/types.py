"""Column types that hold the same on SQLite (STRICT) and PostgreSQL.

Each states `encode`: the value as the journal keeps it (an integer or a text, never a float).
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from json import encoder
from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

Int = BigInteger().with_variant(Integer, "sqlite")
Line = Text()
Uid = Text().with_variant(Text(collation="C"), "postgresql")
SortKey = Text().with_variant(Text(collation="C"), "postgresql")
Digest = LargeBinary()

MONEY_SCALE = 10_000
QUANTITY_SCALE = 1_000
LARGEST = 2**62
_PLAIN = frozenset({str, int, bool, type(None)})
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)
_MAKE: Any = getattr(encoder, "c_make_encoder", None)
_ENCODED = _MAKE and _MAKE(None, _JSON.default, encoder.encode_basestring_ascii, None, ":", ",", True, False, False)
"""The same encoder, made once: `encode` makes one for each value, which costs as much as the encoding."""


class Scaled(TypeDecorator[Decimal]):
    """A Decimal kept as an integer of 1/scale. Raises ValueError where a value has more places than fit."""

    impl = Int
    cache_ok = True
    scale = 1

    def encode(self, value: Decimal | int | None) -> int | None:
        if value is None:
            return None
        units = Decimal(value) * self.scale
        whole = int(units)
        if whole != units or abs(whole) > LARGEST:
            raise ValueError(f"{value} does not fit 1/{self.scale}")
        return whole

    def decode(self, value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value) / self.scale

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return self.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return self.decode(value)


class Money(Scaled):
    """An amount in the one currency of the office, in 1/10000."""

    cache_ok = True
    scale = MONEY_SCALE


class Quantity(Scaled):
    """A quantity in the base unit of its item, in 1/1000."""

    cache_ok = True
    scale = QUANTITY_SCALE


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def encode(self, value: bool | None) -> int | None:
        return None if value is None else int(value)

    def decode(self, value: int | None) -> bool | None:
        return None if value is None else bool(value)

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return self.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return self.decode(value)


class Json(TypeDecorator[Any]):
    """Lists and maps of texts and integers as canonical JSON text."""

    impl = Text
    cache_ok = True

    def encode(self, value: Any) -> str | None:
        return None if value is None else canonical(value)

    def decode(self, value: str | None) -> Any:
        return None if value is None else json.loads(value)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return self.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return self.decode(value)


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment in UTC. Raises ValueError for a naive datetime. ISO text on SQLite, timestamptz on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = DateTime(timezone=True) if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def encode(self, value: dt.datetime | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def decode(self, value: str | None) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        text = self.encode(value)
        return value if dialect.name == "postgresql" else text

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC)
        return self.decode(value)


class Day(TypeDecorator[dt.date]):
    """A date of the office (due, expiry, purchase). ISO text on SQLite, date on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = Date() if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(kind)

    def encode(self, value: dt.date | None) -> str | None:
        return None if value is None else value.isoformat()

    def decode(self, value: str | None) -> dt.date | None:
        return None if value is None else dt.date.fromisoformat(value)

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else self.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.date | None:
        return value if isinstance(value, dt.date) else self.decode(value)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces. Raises TypeError for anything but texts, integers, flags and containers."""
    if not value and isinstance(value, dict | list | tuple):
        return "{}" if isinstance(value, dict) else "[]"
    if not (isinstance(value, dict) and _PLAIN.issuperset(map(type, value.values()))):
        _refuse_floats(value)
    return "".join(_ENCODED(value, 0)) if _ENCODED and isinstance(value, dict) else _JSON.encode(value)


def _refuse_floats(value: Any) -> None:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        value = (value,)
    for part in value:
        if isinstance(part, float):
            raise TypeError("a float has no canonical form")
        if isinstance(part, dict | list | tuple):
            _refuse_floats(part)
