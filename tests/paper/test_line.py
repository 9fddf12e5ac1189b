"""A line is drawn in the order it is read in, joined where its script joins, and as wide as it is measured."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.paper.fonts import UNKNOWN, face, one_line
from tracker_desktop.paper.line import is_shaped, line_of, width
from tracker_desktop.paper.units import MM

PERSIAN = ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645")


def drawn(text: str) -> str:
    return "".join(run.letters for run in line_of(text).runs)


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=60), st.booleans())
def test_any_text_is_drawn_as_wide_as_it_is_measured(text: str, bold: bool) -> None:
    shown = one_line(text)
    made = list(line_of(shown, bold).runs)
    assert all(ord(char) in face(run.font).charToGlyph for run in made for char in run.letters)
    if not is_shaped(shown):
        wide = sum(face(run.font).charWidths.get(ord(char), 0) for run in made for char in run.letters)
        assert width(shown, 1000 * MM, bold) == pytest.approx(wide, abs=0.01)


def test_digits_keep_their_order_among_letters_from_right_to_left() -> None:
    assert drawn("\u05d7\u05d3\u05e8 204") == "204 \u05e8\u05d3\u05d7"
    assert "LT-00142" in drawn("محمد LT-00142")


def test_arabic_letters_are_joined() -> None:
    (*_, last) = line_of("محمد").parts
    (first, *_) = line_of("محمد").parts
    assert unicodedata.decomposition(first.runs[0].letters).startswith("<final>")
    assert unicodedata.decomposition(last.runs[0].letters).startswith("<initial>")
    assert (first.said, last.said) == ("د", "م")


def test_letters_that_are_kept_apart_are_not_joined() -> None:
    apart, joined = map(one_line, PERSIAN)
    assert drawn(apart) != drawn(joined)
    assert "\u200c" not in drawn(apart)
    assert drawn(one_line("a\u200cb")) == "ab"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u05d7\u05d3\u05e8 (LT-1)", "(LT-1) \u05e8\u05d3\u05d7"),
        ("\u05d7 (\u05d0\u05d1) \u05d3", "\u05d3 (\u05d1\u05d0) \u05d7"),
        ("LT (\u05d0\u05d1) x", "LT (\u05d1\u05d0) x"),
        ("\u05d0 <\u05d1>", "<\u05d1> \u05d0"),
        ("\u05d7 [LT-1] \u05d3", "\u05d3 [LT-1] \u05d7"),
        ("\u05d7 (LT-1)", "(LT-1) \u05d7"),
        ("(LT-1) \u05d7\u05d3", "(LT-1) \u05d3\u05d7"),
        ("\u05d7 (Dell) {2}", "{2} (Dell) \u05d7"),
        ("\u05d7\u05d3 LT (a", "LT (a \u05d3\u05d7"),
    ],
)
def test_brackets_open_and_close_around_what_is_in_them(text: str, shown: str) -> None:
    assert drawn(text) == shown


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters() | st.sampled_from("\u05d0\u0628([<)\u2066\u2069\u202e\n1a"), max_size=40))
def test_a_text_from_right_to_left_has_a_width_whatever_else_is_in_it(text: str) -> None:
    assert width(f"\u05d0{text}", 10) > 0


@pytest.mark.parametrize("text", ["LT-00142", "Zażółć", "实验室 LT-1"])
def test_letters_that_stand_alone_are_not_shaped(text: str) -> None:
    assert not line_of(text).is_shaped
    assert [part.said for part in line_of(text).parts] == [""]


def test_what_is_shaped_says_what_it_is() -> None:
    assert [part.said for part in line_of("LT-1 ที่").parts] == ["LT-1 ที่"]
    assert "".join(part.said for part in line_of("LT-1 (ب)").parts) == ""


def test_characters_of_private_use_are_signs_whatever_was_drawn_before() -> None:
    for text in ("محمد علي", "हिन्दी क्षत्रिय", "น้ำทิพย์"):
        line_of(text)
        own = "".join(chr(code) for code in range(0xE000, 0xF8FF, 7))
        assert set(drawn(own)) == {UNKNOWN}
        assert drawn(text + own).count(UNKNOWN) == len(own)
