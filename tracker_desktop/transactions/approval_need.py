"""What a transaction needs another person for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class Need:
    """`value` is what is at stake, in the currency of the office, never below 0. `said` says what is asked for: "Count
    of Store 1: write off 1,240.00". `counted_by` are the person ids of who counted or scanned for it.

    `facts` is what it was decided on. As a mapping of lines by their names to what is done with each, as texts, it
    lets who approves be told which lines changed since; a number there may become smaller, never larger.
    """

    value: Decimal
    said: Said
    counted_by: tuple[int, ...] = ()
    facts: Any = None
    about: tuple[str, int] | None = None
