"""Turns what an entry said (a code and gaps with ids) into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker_desktop.wording import detail, title

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
    """Every gap in words; an entry without a document has an empty number."""
    return {"number": ""} | {key: words(gap, names) for key, gap in gaps.items()}


def show_day(value: dt.date) -> str:
    """7 Dec 2026."""
    return f"{value.day} {value:%b} {value.year}"


def show_quantity(value: Decimal) -> str:
    """18,400 or 2.5, without trailing zeros."""
    return f"{value.normalize():,f}"


def show_money(value: Decimal, decimals: int = 2) -> str:
    """1,249.00; more places only where the amount has them."""
    rounded = round(value, decimals)
    return f"{rounded:,.{decimals}f}" if rounded == value else f"{value.normalize():,f}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 asset, 12,480 assets: a number and its noun; `many` where it is not just one with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
