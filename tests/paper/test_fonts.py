"""Every text can be drawn: in order, joined where its script joins, with a sign for what no font has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.paper.fonts import FALLBACK, REGULAR, UNKNOWN, advance, face, glyph, one_line, runs, width

NAMES = {
    "Latin": "Zażółć gęślą jaźń",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Greek": "Ωμέγα",
    "Cyrillic": "Щербаков Їжак",
    "Armenian": "Հայաստան",
    "Georgian": "საქართველო",
    "Hebrew": "משה כהן",
    "Arabic": "محمد علي",
    "Chinese": "实验室",
    "Japanese": "ひらがな カタカナ",
    "Korean": "한국어",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("bold", [False, True])
def test_scripts_that_are_shipped_have_all_their_letters(name: str, bold: bool) -> None:
    drawn = runs(name, bold)
    assert not any(UNKNOWN in letters for _, letters in drawn)
    assert all(ord(char) in face(font).charToGlyph for font, letters in drawn for char in letters)


@pytest.mark.parametrize("text", ["\U0001f9ec", "\u0e01", "\U00013000", "\U0001f468\u200d\U0001f469"])
def test_what_no_font_has_is_a_sign(text: str) -> None:
    (_, letters), *_ = runs(one_line(text))
    assert UNKNOWN in letters or glyph(text[0])[0] in (REGULAR, FALLBACK)
    assert 0 < width(one_line(text), 10) < 15


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=60), st.booleans())
def test_any_text_is_drawn_as_wide_as_it_is_measured(text: str, bold: bool) -> None:
    shown = one_line(text)
    drawn = sum(face(font).charWidths.get(ord(char), 0) for font, letters in runs(shown, bold) for char in letters)
    assert width(shown, 1000 * 72 / 25.4, bold) == pytest.approx(drawn, abs=0.01)
    assert all(ord(char) in face(font).charToGlyph for font, letters in runs(shown, bold) for char in letters)


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=60))
def test_one_line_has_no_breaks_and_nothing_unseen(text: str) -> None:
    shown = one_line(text)
    assert shown.splitlines() in ([], [shown])
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)


def test_digits_keep_their_order_among_letters_from_right_to_left() -> None:
    drawn = "".join(letters for _, letters in runs("\u05d7\u05d3\u05e8 204"))
    assert drawn == "204 \u05e8\u05d3\u05d7"
    assert "LT-00142" in "".join(letters for _, letters in runs("محمد LT-00142"))


def test_arabic_letters_are_joined() -> None:
    (_, letters), *_ = runs("محمد")
    assert all(unicodedata.decomposition(char).startswith("<") for char in letters)
    assert unicodedata.decomposition(letters[0]).startswith("<final>")


def test_letters_that_are_kept_apart_are_not_joined() -> None:
    apart, joined = (
        one_line("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645",
    )
    assert "".join(text for _, text in runs(apart)) != "".join(text for _, text in runs(joined))
    assert "\u200c" not in "".join(text for _, text in runs(apart))
    assert "\u200c" not in "".join(text for _, text in runs(one_line("a\u200cb")))


def test_signs_that_only_choose_a_shape_take_no_room() -> None:
    assert width(one_line("a\ufe0f\U000e0100\u200d\u2066\U000e0041"), 10) == width("a", 10)
    assert advance("\u0301") < advance("a")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("\u05d7\u05d3\u05e8 (LT-1)", "(LT-1) \u05e8\u05d3\u05d7"),
        ("\u05d7 (\u05d0\u05d1) \u05d3", "\u05d3 (\u05d1\u05d0) \u05d7"),
        ("LT (\u05d0\u05d1) x", "LT (\u05d1\u05d0) x"),
        ("\u05d0 <\u05d1>", "<\u05d1> \u05d0"),
    ],
)
def test_brackets_open_and_close_from_right_to_left_too(text: str, drawn: str) -> None:
    assert "".join(letters for _, letters in runs(text)) == drawn


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters() | st.sampled_from("\u05d0\u0628([<)\u2066\u2069\u202e\n1a"), max_size=40))
def test_a_text_from_right_to_left_has_a_width_whatever_else_is_in_it(text: str) -> None:
    assert width(f"\u05d0{text}", 10) > 0
