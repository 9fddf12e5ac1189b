"""What SQLite and PostgreSQL say differently, as elements that both understand."""

from __future__ import annotations

from array import array
from typing import Any

from sqlalchemy import Boolean, ColumnElement, FromClause, Join, LargeBinary, Table, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker_desktop.models import Base
from tracker_desktop.models.types import Day


class has(FunctionElement[bool]):  # noqa: N801 - reads as SQL does
    """Whether a text holds another, character by character: has(text, part)."""

    type = Boolean()
    inherit_cache = True


class from_first(FunctionElement[str]):  # noqa: N801
    """A text from the first place on where another stands in it, the whole text where it does not: (text, part)."""

    type = Text()
    inherit_cache = True


class up_to(FunctionElement[str]):  # noqa: N801
    """A text as far as another begins in it, nothing where it does not: up_to(text, part)."""

    type = Text()
    inherit_cache = True


class byte_order(FunctionElement[str]):  # noqa: N801
    """A text as it is sorted where it has no sort key of its own: bytewise, ASCII capitals as small letters."""

    type = Text()
    inherit_cache = True


class unindexed(FunctionElement[Any]):  # noqa: N801
    """A column that must not choose the index that is walked."""

    inherit_cache = True


class packed(FunctionElement[Any]):  # noqa: N801
    """All ids of a subquery in its order, as one value; see `unpack`."""

    type = LargeBinary()
    inherit_cache = True


class days_before(FunctionElement[Any]):  # noqa: N801
    """The day so many days before another: days_before(day, days)."""

    type = Day()
    inherit_cache = True


class WalkedJoin(Join):
    """A join that goes through the left table first, in the order of its index."""

    inherit_cache = True


def table_of(model: type[Base]) -> Table:
    """The table behind a model."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def walk(first: FromClause, then: FromClause, on: ColumnElement[Any]) -> WalkedJoin:
    """`first`, and for each of its rows those of `then`."""
    return WalkedJoin(first, then, on)


def unpack(value: bytes | str | None) -> array[int]:
    """The ids that `packed` gave, in order."""
    ids = array("q")
    if value:
        ids.frombytes(bytes.fromhex(value) if isinstance(value, str) else value)
        ids.byteswap()
    return ids


def _arguments(element: FunctionElement[Any], compiler: Any, **options: Any) -> list[str]:
    return [compiler.process(part, **options) for part in element.clauses]


@compiles(has, "sqlite")
def _(element: has, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"(instr({text}, {part}) > 0)"


@compiles(has, "postgresql")
def _(element: has, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"(strpos({text}, {part}) > 0)"


@compiles(byte_order, "sqlite")
def _(element: byte_order, compiler: Any, **options: Any) -> str:
    return f"lower({_arguments(element, compiler, **options)[0]})"


@compiles(byte_order, "postgresql")
def _(element: byte_order, compiler: Any, **options: Any) -> str:
    return f'lower({_arguments(element, compiler, **options)[0]} COLLATE "C")'


@compiles(unindexed, "sqlite")
def _(element: unindexed, compiler: Any, **options: Any) -> str:
    return f"+{_arguments(element, compiler, **options)[0]}"


@compiles(unindexed, "postgresql")
def _(element: unindexed, compiler: Any, **options: Any) -> str:
    return _arguments(element, compiler, **options)[0]


@compiles(packed, "sqlite")
def _(element: packed, compiler: Any, **options: Any) -> str:
    return f"group_concat(printf('%016x', {_arguments(element, compiler, **options)[0]}), '')"


@compiles(packed, "postgresql")
def _(element: packed, compiler: Any, **options: Any) -> str:
    return f"string_agg(int8send({_arguments(element, compiler, **options)[0]}), ''::bytea)"


@compiles(WalkedJoin, "sqlite")
def _(element: WalkedJoin, compiler: Any, **options: Any) -> str:
    options.pop("asfrom", None)
    left = compiler.process(element.left, asfrom=True, **options)
    right = compiler.process(element.right, asfrom=True, **options)
    return f"{left} CROSS JOIN {right} ON {compiler.process(element.onclause, **options)}"


@compiles(from_first, "sqlite")
def _(element: from_first, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"substr({text}, instr({text}, {part}))"


@compiles(from_first, "postgresql")
def _(element: from_first, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"substr({text}, strpos({text}, {part}))"


@compiles(up_to, "sqlite")
def _(element: up_to, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"substr({text}, 1, max(instr({text}, {part}) - 1, 0))"


@compiles(up_to, "postgresql")
def _(element: up_to, compiler: Any, **options: Any) -> str:
    text, part = _arguments(element, compiler, **options)
    return f"substr({text}, 1, greatest(strpos({text}, {part}) - 1, 0))"


@compiles(days_before, "sqlite")
def _(element: days_before, compiler: Any, **options: Any) -> str:
    day, days = _arguments(element, compiler, **options)
    return f"date({day}, '-' || {days} || ' days')"


@compiles(days_before, "postgresql")
def _(element: days_before, compiler: Any, **options: Any) -> str:
    day, days = _arguments(element, compiler, **options)
    return f"({day} - CAST({days} AS integer))"
