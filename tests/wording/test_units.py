"""A unit agrees with its quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker_desktop.wording.units import in_packs, units


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


PACKS = (("box", Decimal(100)), ("carton", Decimal(1000)), ("strip", Decimal("2.5")), ("half", Decimal("0.5")))


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        ("360", "3 boxes, 24 strips"),
        ("1301", "1 carton, 3 boxes and 1"),
        ("2.5", "1 strip"),
        ("2000", "2 cartons"),
        ("1.25", ""),
        ("0", ""),
    ],
)
def test_the_largest_packs_come_first(quantity: str, said: str) -> None:
    assert in_packs(Decimal(quantity), PACKS) == said
