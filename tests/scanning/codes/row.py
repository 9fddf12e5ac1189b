"""One code of the table: what must come out of it, and by which source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

TODAY = dt.date(2026, 11, 30)
GENSPECS = "GS1 General Specifications"
ENGINE = "gs1-syntax-engine"
DICTIONARY = "GS1 Syntax Dictionary"


@dataclass(frozen=True)
class Row:
    """`elements` are written as 01=… 10=…; a fact that is not given must not come out. `error` and `warning` are words
    of the sentences; without them there must be none."""

    code: str
    kind: str
    elements: str
    source: str
    error: str = ""
    warning: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def row(
    code: str,
    kind: str,
    elements: str,
    source: str,
    *,
    error: str = "",
    warning: str = "",
    others: tuple[str, ...] = (),
    options: dict[str, Any] | None = None,
    **facts: Any,
) -> Row:
    return Row(code, kind, elements, source, error, warning, facts, others, options or {})


def gs1(code: str, elements: str, source: str, **more: Any) -> Row:
    """An element string; its product number is a fact without being said where it has no error."""
    if "01=" in elements and not more.get("error") and "gtin" not in more:
        more["gtin"] = next(part[3:] for part in elements.split() if part.startswith("01="))
    return row(code, "gs1", elements, source, **more)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
