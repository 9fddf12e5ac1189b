"""Quantities as people say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker_desktop.wording.units import in_packs

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
