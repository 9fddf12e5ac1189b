"""A text as one line of what can be seen, and the font that has a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.paper.fonts import BOLD, FALLBACK, REGULAR, UNKNOWN, advance, glyph, one_line
from tracker_desktop.paper.line import width


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=60))
def test_one_line_has_no_breaks_and_nothing_unseen(text: str) -> None:
    shown = one_line(text)
    assert shown.splitlines() in ([], [shown])
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)


def test_signs_that_only_choose_a_shape_take_no_room() -> None:
    assert width(one_line("a\ufe0f\U000e0100\u200d\u2066\U000e0041"), 10) == width("a", 10)
    assert advance("\u0301") < advance("a")


@pytest.mark.parametrize(
    ("char", "bold", "font"),
    [
        ("a", True, BOLD),
        ("中", True, FALLBACK),
        ("\u2d5c", True, BOLD),
        ("ກ", False, "Noto-Lao"),
        ("😀", True, "Noto-Emoji"),
        ("Ꮳ", False, REGULAR),
    ],
)
def test_the_font_of_a_script_comes_before_the_usual_one(char: str, bold: bool, font: str) -> None:
    found, drawn = glyph(char, bold)
    assert found == font
    assert drawn == (UNKNOWN if char == "Ꮳ" else char)
