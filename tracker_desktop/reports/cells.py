"""The values of a report as texts: for the screen and paper, and as a file of plain text has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import KINDS, NUMERIC, Show
from tracker_desktop.queries.office import Office

FORMULA_STARTS = "=+-@\t\r"
"""A text that begins so is run by a spreadsheet; what we write has a quote before it."""
TOTALLED = frozenset({"money", "count"})
"""What can be added up: amounts in the one currency of the office, and numbers of records. Quantities have units."""
STATES = {"ok": "OK"}
NUMBERS = NUMERIC | {"days", "percent"}


def state(_: Office, value: str | None) -> str:
    """The key of a state in words: on_loan is On loan."""
    return STATES.get(value) or value.replace("_", " ").capitalize() if value else ""


def days(_: Office, value: int | None) -> str:
    """A number of days, 0 and less too."""
    return "" if value is None else f"{value:,}"


def nothing(_: Office, value: object) -> str:
    """What is written by hand."""
    return ""


SHOW: Mapping[str, Show] = {
    **KINDS,
    "status": state,
    "days": days,
    "percent": shown.percent,
    "tick": nothing,
    "blank": nothing,
}
"""How a cell looks, by the kind of its column; `tick` is an empty box, `blank` room to write."""


def plain(value: Any, zone: dt.tzinfo = dt.UTC) -> str:
    """A value as it stands in a file of plain text: dates as 2026-11-24, moments in the time of the zone, numbers
    without separators. A text that a spreadsheet would run gets a quote in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.astimezone(zone).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return f"'{value}" if value[:1] and value[0] in FORMULA_STARTS else value
    return str(value)
