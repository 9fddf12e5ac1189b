"""How dates, quantities and amounts look; the sentences of every family may use it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal


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
