"""The day so many months after a moment, as both databases say it: a month after 31 January is 28 February."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from tracker_desktop.models.types import Day


class months_after(FunctionElement[Any]):  # noqa: N801 - reads as SQL does
    """The day (UTC) a number of months after a moment: months_after(moment, months)."""

    type = Day()
    inherit_cache = True


def _arguments(element: FunctionElement[Any], compiler: Any, **options: Any) -> list[str]:
    return [compiler.process(part, **options) for part in element.clauses]


@compiles(months_after, "sqlite")
def _(element: months_after, compiler: Any, **options: Any) -> str:
    moment, months = _arguments(element, compiler, **options)
    after = f"date({moment}, '+' || {months} || ' months')"
    last_of_month = f"date({moment}, 'start of month', '+' || ({months} + 1) || ' months', '-1 day')"
    return f"min({after}, {last_of_month})"


@compiles(months_after, "postgresql")
def _(element: months_after, compiler: Any, **options: Any) -> str:
    moment, months = _arguments(element, compiler, **options)
    return f"CAST(({moment}) AT TIME ZONE 'UTC' + make_interval(months => CAST({months} AS integer)) AS date)"
