"""Turns what an entry said (a code and gaps with ids) into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker_desktop.wording import detail, title
from tracker_desktop.wording.figures import counted, show_day, show_money, show_quantity

__all__ = [
    "Names",
    "counted",
    "gaps_named",
    "said_detail",
    "said_title",
    "show_day",
    "show_money",
    "show_quantity",
    "words",
]

Names = Mapping[tuple[str, int], str]
GONE = {"holder": "somebody no longer here", "place": "a place no longer here"}


def gaps_named(gaps: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The (kind, id) pairs whose names are needed to render these gaps: ("holder", 7), ("place", 3)."""
    for gap in gaps.values():
        if isinstance(gap, Mapping):
            yield from ((kind, gap[kind]) for kind in ("holder", "place") if kind in gap)
            if "said" in gap:
                yield from gaps_named(gap["said"][1])


def words(gap: Any, names: Names) -> str:
    """One gap as text."""
    if not isinstance(gap, Mapping):
        return str(gap)
    (kind, value), *_ = gap.items()
    if kind == "day":
        return show_day(dt.date.fromisoformat(value))
    if kind == "quantity":
        return show_quantity(Decimal(value))
    if kind == "money":
        return show_money(Decimal(value))
    if kind == "said":
        return said_title(value[0], value[1], names)
    return names.get((kind, value), GONE[kind])


def said_title(code: str, gaps: Mapping[str, Any], names: Names) -> str:
    """The headline of an entry."""
    return title(code, _filled(gaps, names))


def said_detail(code: str, gaps: Mapping[str, Any], names: Names) -> str:
    """The line beside the headline."""
    return detail(code, _filled(gaps, names))


def _filled(gaps: Mapping[str, Any], names: Names) -> dict[str, str]:
    """Every gap in words; an entry without a document has an empty number, and one of a time before deposits none."""
    return {"number": "", "deposit": ""} | {key: words(gap, names) for key, gap in gaps.items()}
