"""Units beside their quantities: 1 pc, 360 pcs, 22 cans, 2.5 kg. The one rule, for the window, reports and papers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tracker_desktop.wording.figures import show_quantity

UNITS = {"piece": "pcs", "pc": "pcs", "each": "pcs", "box": "boxes"}
MEASURES = frozenset({"g", "kg", "mg", "l", "ml", "m", "cm", "mm", "m2", "m3", "pcs", "h"})


def units(value: Decimal, unit: str) -> str:
    """The unit beside a quantity: pcs, cans, kg."""
    one = abs(value) == 1
    if unit in MEASURES or not unit.isalpha() or (one and unit not in UNITS):
        return unit
    if unit in UNITS:
        return "pc" if one and UNITS[unit] == "pcs" else unit if one else UNITS[unit]
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return f"{unit[:-1]}ies"
    return unit + ("es" if unit.endswith(("s", "x", "ch", "sh")) else "s")


def in_packs(value: Decimal, packs: Iterable[tuple[str, Decimal]]) -> str:
    """A quantity as people say it, the largest packs first: 3 boxes and 60. `packs` are names and base units each;
    "" where no pack is full."""
    parts: list[str] = []
    left = value
    for name, size in sorted(packs, key=lambda pack: -pack[1]):
        number = left // size if size > 1 else Decimal(0)
        if number > 0:
            parts.append(f"{show_quantity(number)} {units(number, name)}")
            left -= number * size
    if not parts:
        return ""
    said = ", ".join(parts)
    return f"{said} and {show_quantity(left)}" if left else said
