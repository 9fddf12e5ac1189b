"""What a certificate of disposal is about, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class DisposedLine:
    """An asset of the lot. `book_value` is that of the day it left; amounts are in the currency of the office."""

    tag: str
    description: str
    model: str
    serial: str
    condition: str
    holds_data: bool
    wiped_on: dt.date | None
    wiped_by: str
    wipe_method: str
    wipe_certificate: str
    cost: Decimal | None
    proceeds: Decimal | None
    costs: Decimal | None
    book_value: Decimal | None
    note: str

    @property
    def gain(self) -> Decimal:
        """Proceeds less costs less book value; below 0 a loss."""
        return (self.proceeds or NOTHING) - (self.costs or NOTHING) - (self.book_value or NOTHING)


@dataclass(frozen=True)
class DisposalPaper:
    """A lot. `alone`: one person approved what they asked for, because the office wants no second one.
    `saved_a_year` is what insurance, property tax and maintenance of its assets cost a year. `may_change`: they have
    left, and the lot is not closed yet."""

    name: str
    method: str
    recipient: str
    address: str
    reason: str
    note: str
    disposed_on: dt.date | None
    made_by: str
    requested_by: str
    approved_by: str
    alone: bool
    saved_a_year: Decimal
    lines: tuple[DisposedLine, ...]
    may_change: bool = False
