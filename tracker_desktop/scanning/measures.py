"""Weights and sizes of labels in the units that items are kept in, exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "kg": {
        "1": ("kg", "kgs", "kilo", "kilogram", "kilograms"),
        "1000": ("g", "gram", "grams"),
        "1000000": ("mg",),
        "0.001": ("t", "tonne", "tonnes"),
    },
    "l": {
        "1": ("l", "litre", "litres", "liter", "liters"),
        "10": ("dl",),
        "100": ("cl",),
        "1000": ("ml", "millilitre", "millilitres", "milliliter", "milliliters"),
        "0.001": ("m3", "m³"),
    },
    "m": {
        "1": ("m", "metre", "metres", "meter", "meters"),
        "100": ("cm",),
        "1000": ("mm",),
        "0.001": ("km",),
    },
    "m²": {"1": ("m2", "m²", "sqm")},
    "m³": {"1": ("m3", "m³"), "1000": ("l", "litre", "litres", "liter", "liters")},
    "lb": {"1": ("lb", "lbs", "pound", "pounds"), "16": ("oz", "ounce", "ounces")},
    "oz": {"1": ("oz", "ounce", "ounces", "fl oz")},
    "in": {"1": ("in", "inch", "inches")},
    "ft": {"1": ("ft", "foot", "feet"), "12": ("in", "inch", "inches")},
    "yd": {"1": ("yd", "yard", "yards"), "3": ("ft", "foot", "feet")},
    "gal": {"1": ("gal", "gallon", "gallons"), "4": ("qt", "quart", "quarts")},
    "qt": {"1": ("qt", "quart", "quarts")},
}
"""By the unit of a label: how many of an item's unit are one of it."""
_FACTORS = {
    (said, name): Decimal(factor)
    for said, factors in _NAMES.items()
    for factor, names in factors.items()
    for name in names
}
_SCALE = 1_000


def in_unit(amount: Decimal, said: str, unit: str) -> Decimal | None:
    """The amount in an item's unit; None where the two do not measure the same, or it has more than three decimals."""
    factor = _FACTORS.get((said, unit.strip().lower()))
    if factor is None:
        return None
    found = amount * factor
    return found if found * _SCALE % 1 == 0 else None
