"""Spreads an amount over lines to the last cent: nothing is lost, and no line is off by more than one cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def spread(amount: Decimal, weights: Sequence[Decimal], decimals: int) -> list[Decimal]:
    """The parts of an amount by weight, each of so many decimals: those that lose most to rounding get the cents that
    are left, the first lines first. Raises ValueError where nothing weighs anything or the amount has more decimals."""
    total = sum(map(Fraction, weights))
    cents = Fraction(amount) * 10**decimals
    if total <= 0 or min(weights) < 0 or cents.denominator != 1:
        raise ValueError("this cannot be spread")
    exact = [abs(cents) * Fraction(weight) / total for weight in weights]
    parts = [int(part) for part in exact]
    by_loss = sorted(range(len(parts)), key=lambda line: (parts[line] - exact[line], line))
    for line in by_loss[: int(abs(cents)) - sum(parts)]:
        parts[line] += 1
    sign = -1 if amount < 0 else 1
    return [Decimal(sign * part).scaleb(-decimals) for part in parts]
