"""Codes that were written down: what may be the same tag, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_desktop.scanning import spelling
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.wording.audit_scans import SPELLINGS, why_words

ROWS = [
    ("lt-00142", "LT-00142", "written alike"),
    ("LT00142", "LT-00142", "without the dashes"),
    ("LT -00142", "LT-00142", "without the spaces"),
    ("LT 00142", "LT-00142", "without spaces and dashes"),
    ("LT\u201300142", "LT-00142", "without the dashes"),
    ("LT#00142", "LT-00142", "without the signs"),
    ("LT-142", "LT-00142", "with the missing zeros"),
    ("LT-0000142", "LT-00142", "without the extra zeros"),
    ("LT-OO142", "LT-00142", "O read as 0"),
    ("LT-00I42", "LT-00142", "I read as 1"),
    ("\u00c9T-142", "ET-142", "without the accents"),
    ("\u0141T-142", "LT-142", "without the accents"),
    ("\u00e9t142", "ET-00142", "without the accents, without the dashes, with the missing zeros"),
    ("20260012", "2026-00012", "without the dashes, with the missing zeros"),
]
NOT = [
    *(("LT-143", "LT-142"), ("LT-1", "IT-1"), ("BOK-1", "BOOK-1")),
    *(("LT-100", "LT-1"), ("LT-1", "LT-11"), ("A1", "A-1")),
]


@pytest.mark.parametrize(("code", "tag", "why"), ROWS)
def test_another_spelling_is_known_with_the_reason(code: str, tag: str, why: str) -> None:
    assert spelling.is_spelled(code, tag)
    assert why_words(spelling.differences(code, tag)) == why
    assert spelling.block(spelling.squashed(code)) == spelling.block(spelling.squashed(tag))


@pytest.mark.parametrize(("code", "tag"), NOT)
def test_another_tag_is_no_spelling(code: str, tag: str) -> None:
    assert not spelling.is_spelled(code, tag)


def test_one_digit_or_two_neighbours() -> None:
    near = dict(spelling.near_numbers("LT142"))
    assert (near["LT143"], near["LT412"], len(near)) == ("one_digit", "swapped", 3 * 9 + 2)
    assert not list(spelling.near_numbers("AB12"))


TAGS = st.from_regex(r"[A-Z]{1,3}[-/ ]?[A-Z]{0,2}-?0{0,4}[1-9][0-9]{1,4}(-[0-9]{2,4})?", fullmatch=True)
ACCENTS = {"A": "Á", "C": "Ç", "E": "É", "N": "Ñ", "O": "Ö", "S": "Š", "U": "Ü", "Z": "Ž"}


@st.composite
def spelled(draw: st.DrawFn, tags: st.SearchStrategy[str] = TAGS) -> tuple[str, str]:
    """A tag and how somebody may have written it down."""
    tag = draw(tags)
    code = tag
    if draw(st.booleans()):
        code = code.replace("-", draw(st.sampled_from(["", " ", "\u2013", "_", " - "])))
    if draw(st.booleans()):
        code = "".join(ACCENTS.get(letter, letter) if draw(st.booleans()) else letter for letter in code)
    if draw(st.booleans()):
        code = _other_zeros(draw, code)
    if draw(st.booleans()):
        code = "".join({"0": "O", "1": "I"}.get(letter, letter) if draw(st.booleans()) else letter for letter in code)
    return tag, code.lower() if draw(st.booleans()) else f" {code} "


def _other_zeros(draw: st.DrawFn, code: str) -> str:
    """The first number of the code with another count of zeros in front."""
    start = next(at for at, letter in enumerate(code) if letter.isdigit())
    return code[:start] + "0" * draw(st.integers(0, 3)) + code[start:].lstrip("0")


@settings(max_examples=400, deadline=None)
@given(spelled())
def test_whatever_the_rules_do_to_a_tag_it_is_known_again(pair: tuple[str, str]) -> None:
    tag, code = pair
    assert spelling.is_spelled(code, tag)
    why = spelling.differences(code, tag)
    assert set(why) <= SPELLINGS.keys()
    assert why or code_key(code) == code_key(tag)
