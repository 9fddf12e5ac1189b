"""Texts that are made to fit: never wider or higher than the room, nothing lost where they fit."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker_desktop.paper.clusters import borders
from tracker_desktop.paper.fitted import ELLIPSIS, LONGEST, clip, cut, fit, wrap
from tracker_desktop.paper.fonts import one_line
from tracker_desktop.paper.line import width

ROUNDING = 1e-6
LETTERS = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from(
        "  abcWi.\u0644\u0627\u0645\u0634\u05d1\u05d2 12\u0661\u4e2d\u0e17\u0e35\u0e48\u0915\u094d\u0937"
    ),
    max_size=120,
)
ROOMS = st.floats(0.5, 200)
SIZES = st.floats(4, 30)
MANY = settings(max_examples=300, deadline=None)
ARABIC = "\u0627\u0644\u0643\u062a\u0627\u0628"


def widest_letter(text: str, size: float, bold: bool) -> float:
    """Of letters that are written as one."""
    shown = one_line(text)
    ends = list(borders(shown))
    return max((width(shown[a:b], size, bold) for a, b in zip([0, *ends], ends, strict=False)), default=0.0)


@MANY
@given(LETTERS, ROOMS, st.floats(0.5, 60), SIZES, st.booleans(), st.integers(1, 5))
@example(ARABIC * 20, 20.0, 10.0, 12.0, False, 2)
def test_what_is_fitted_stays_in_its_box(
    text: str, room: float, height: float, size: float, bold: bool, lines: int
) -> None:
    made = fit(text, room, height, size, bold=bold, lines=lines)
    assert made.size <= size
    assert len(made.lines) <= lines
    assert made.height <= height + ROUNDING
    assert all(width(line, made.size, bold) <= room + ROUNDING for line in made.lines)


@MANY
@given(LETTERS, ROOMS, SIZES, st.booleans())
@example(f"{ARABIC} " * 10, 30.0, 9.0, False)
@example("\u0644\u0627" * 30, 20.0, 9.0, False)
def test_a_cut_line_is_no_wider_and_says_that_it_is_cut(text: str, room: float, size: float, bold: bool) -> None:
    shown = one_line(text)
    made = cut(shown, room, size, bold)
    assert width(made, size, bold) <= room + ROUNDING
    if width(shown, size, bold) <= room:
        assert made == shown
    elif made:
        assert made.endswith(ELLIPSIS)
        assert shown.startswith(made.removesuffix(ELLIPSIS))


@MANY
@given(LETTERS, ROOMS, SIZES, st.booleans())
def test_wrapping_loses_nothing_and_only_a_single_letter_is_wider(
    text: str, room: float, size: float, bold: bool
) -> None:
    lines = wrap(text, room, size, bold, most=10_000)
    assert "".join("".join(lines).split()) == "".join(one_line(text).split())
    assert all(width(line, size, bold) <= max(room, widest_letter(text, size, bold)) + ROUNDING for line in lines)


@MANY
@given(LETTERS, ROOMS, SIZES, st.integers(1, 4))
def test_clipped_lines_are_as_many_as_asked_at_most(text: str, room: float, size: float, lines: int) -> None:
    made = clip(one_line(text), room, size, lines=lines)
    assert len(made) <= lines
    if len(wrap(text, room, size, most=lines + 1)) > lines:
        assert made[-1].endswith(ELLIPSIS) or made[-1] == ""


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=8))
@settings(deadline=None)
def test_words_that_fit_are_not_broken(words: list[str]) -> None:
    lines = wrap(" ".join(words), width("m" * 6, 9), 9)
    assert " ".join(lines).split() == words


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u200b", "\u202e"])
def test_nothing_to_see_takes_no_line(text: str) -> None:
    assert fit(text, 50, 10, 9).lines == ()
    assert wrap(text, 50, 9) == []


@pytest.mark.parametrize("room", [0.0, -3.0])
def test_where_there_is_no_room_nothing_stands(room: float) -> None:
    assert fit("words", room, 10, 9).lines == ()
    assert fit("words", 10, room, 9).lines == ()
    assert cut("words", room, 9) == ""


def test_what_is_not_looked_at_is_said_to_be_cut() -> None:
    made = fit("i" * (LONGEST + 1), 2_000, 10, 9)
    assert made.lines[0].endswith(ELLIPSIS)
