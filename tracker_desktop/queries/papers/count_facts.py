"""What a count report says, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

NOTHING = Decimal(0)


@dataclass(frozen=True)
class DifferenceLine:
    """A line that differed: quantities in base units, `entered` as it was said. `first` is the first count where a
    second one was made, `first_by` who made it. `value` is below 0 where something is lost."""

    sku: str
    name: str
    unit: str
    lot: str
    place: str
    book: Decimal
    counted: Decimal
    entered: str
    difference: Decimal
    value: Decimal
    within: bool
    reason: str
    counted_by: str
    counted_at: dt.datetime
    first: Decimal | None
    first_by: str


@dataclass(frozen=True)
class Part:
    """What one person counted of one class."""

    abc: str
    person: str
    counted: int
    within: int
    net: Decimal
    absolute: Decimal


@dataclass(frozen=True)
class CountFacts:
    """A posted count as its posting left it. `approved_by` is empty where no approval was needed; `switched_off`: it
    was, but the office had switched that off. `totals` are those that the count keeps."""

    name: str
    scope: str
    note: str
    blind: bool
    opened_at: dt.datetime
    opened_by: str
    posted_at: dt.datetime
    posted_by: str
    approved_by: str
    switched_off: bool
    totals: Mapping[str, Any]
    parts: tuple[Part, ...]
    differences: tuple[DifferenceLine, ...]

    def number(self, key: str) -> int:
        """One of the numbers of the totals."""
        return int(self.totals[key])

    def amount(self, key: str) -> Decimal:
        """One of the amounts of the totals."""
        return Decimal(self.totals[key])

    @property
    def accuracy(self) -> Decimal | None:
        """The part of the counted lines that were within the tolerance, from 0 to 1."""
        counted = self.number("counted")
        return Decimal(self.number("within")) / counted if counted else None
