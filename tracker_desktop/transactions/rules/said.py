"""What a transaction says about itself: a title code and its gaps. People stand in it as ids, never by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Gap = str | int | Mapping[str, Any]
NO_PLACE = "no known place"


@dataclass(frozen=True)
class Said:
    """`code` is a row of the TITLES tables in `tracker_desktop.wording`; `about` the record the screen then shows."""

    code: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)
    about: tuple[str, int] | None = None


def holder(holder_id: int) -> Gap:
    """A person, department or place by its holder id; shown by name when read."""
    return {"holder": holder_id}


def place(place_id: int) -> Gap:
    """A place by its id; shown by its path."""
    return {"place": place_id}


def day(value: dt.date) -> Gap:
    """A date; shown as 7 Dec 2026."""
    return {"day": value.isoformat()}


def quantity(value: Decimal) -> Gap:
    """A quantity without trailing zeros, with thousands separators when shown."""
    return {"quantity": f"{value.normalize():f}"}


def money(value: Decimal) -> Gap:
    """An amount in the office's currency."""
    return {"money": f"{value:f}"}


def entry(said: Any) -> Gap:
    """What another entry said: [code, gaps]; shown as its headline."""
    return {"said": said}


def place_or_none(place_id: int | None) -> Gap:
    """A place, or the words for none."""
    return NO_PLACE if place_id is None else place(place_id)
