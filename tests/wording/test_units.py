"""A unit agrees with its quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker_desktop.wording.units import units


@pytest.mark.parametrize(
    ("unit", "one", "several"),
    [
        ("piece", "pc", "pcs"),
        ("each", "pc", "pcs"),
        ("box", "box", "boxes"),
        ("can", "can", "cans"),
        ("tray", "tray", "trays"),
        ("battery", "battery", "batteries"),
        ("batch", "batch", "batches"),
        ("kg", "kg", "kg"),
        ("m2", "m2", "m2"),
        ("box of 10", "box of 10", "box of 10"),
        ("y", "y", "ys"),
    ],
)
def test_one_and_several(unit: str, one: str, several: str) -> None:
    assert units(Decimal(1), unit) == one
    for quantity in ("0", "0.5", "2", "390"):
        assert units(Decimal(quantity), unit) == several


def test_one_too_few_is_one() -> None:
    assert units(Decimal(-1), "bottle") == "bottle"
    assert units(Decimal(-4), "bottle") == "bottles"
