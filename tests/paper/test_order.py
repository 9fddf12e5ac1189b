"""The parts of a line as they are drawn: those of Unicode's algorithm, each as it is written."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.paper.order import in_order

MIXED = st.text("ab1.,(-)[] \u05d0\u05d1\u0627\u0645\u0661\u064e+%$<\u0301\ufffc", max_size=20)


@settings(deadline=None, max_examples=300)
@given(MIXED)
def test_parts_are_in_the_order_of_the_algorithm(text: str) -> None:
    parts = in_order(text)
    assert "".join(part[::-1] if to_left else part for part, to_left in parts) == get_display(text)
    assert sorted("".join(part for part, _ in parts)) == sorted(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LT-1 (a)", [("LT-1 (a)", False)]),
        ("", [("", False)]),
        ("\u05d0\u05d1 (LT-1)", [(")", True), ("LT-1", False), ("\u05d0\u05d1 (", True)]),
        ("\u05d0\u05d1 LT (a", [("LT (a", False), ("\u05d0\u05d1 ", True)]),
        ("LT \u05d0\u05d1", [("LT ", False), ("\u05d0\u05d1", True)]),
        ("\u0661\u0662", [("\u0661\u0662", False)]),
    ],
)
def test_each_part_is_as_it_is_written(text: str, parts: list[tuple[str, bool]]) -> None:
    assert in_order(text) == parts
