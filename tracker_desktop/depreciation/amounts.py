"""Parts of amounts, rounded half even."""

from __future__ import annotations


def part_of(amount: int, numerator: int, denominator: int, step: int = 1) -> int:
    """amount x numerator / denominator, rounded half even to a multiple of `step`."""
    unit = denominator * step
    whole, rest = divmod(amount * numerator, unit)
    if rest * 2 > unit or (rest * 2 == unit and whole % 2):
        whole += 1
    return whole * step
