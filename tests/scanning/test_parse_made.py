"""Codes that were made up: none raises, none that is too long is taken, and what was put together comes apart again."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scanning.codes.made import SEPARATORS, element_strings, joined, near_codes
from tests.scanning.codes.row import TODAY
from tracker_desktop.scanning.gs1_fields import field_of
from tracker_desktop.scanning.gtin import has_check_digit
from tracker_desktop.scanning.parse import Parsed, parse

options = st.fixed_dictionaries({}, optional={"substitute": st.sampled_from("|#~/1"), "never_sends_gs": st.booleans()})


def _is_sound(found: Parsed) -> None:
    if found.kind in ("gs1", "digital-link") and not found.errors:
        assert found.elements
        for ai, value in found.elements:
            field = field_of(ai)
            assert field is not None
            assert field.least <= len(value) <= field.most
    assert found.gtin is None or (len(found.gtin) == 14 and has_check_digit(found.gtin))
    assert found.quantity is None or found.quantity >= 0
    assert not [sentence for sentence in (*found.errors, *found.warnings) if not sentence.strip()]
    for other in found.others:
        assert not other.errors
        _is_sound(other)


@settings(max_examples=600, deadline=None)
@given(near_codes, options)
def test_nothing_raises_and_nothing_too_long_is_taken(code: str, chosen: dict[str, object]) -> None:
    found = parse(code, today=TODAY, **chosen)  # type: ignore[arg-type]
    assert found.raw == code
    _is_sound(found)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_text_raises(code: str) -> None:
    _is_sound(parse(code, today=TODAY))


@settings(max_examples=300, deadline=None)
@given(element_strings(), st.sampled_from(SEPARATORS), st.sampled_from(("]C1", "]d2", "]Q3", "]e0", "]c1")))
def test_what_was_put_together_comes_apart(made: list[tuple[str, str]], separator: str, aim: str) -> None:
    text = joined(made, separator)
    whole = parse(aim + (text.swapcase() if aim == "]c1" else text), today=TODAY)
    assert whole.symbology == aim.replace("c", "C")
    assert list(whole.elements) == made
    assert not whole.errors


@settings(max_examples=200, deadline=None)
@given(element_strings(), st.sampled_from("|~^"))
def test_a_chosen_substitute_is_a_separator(made: list[tuple[str, str]], substitute: str) -> None:
    found = parse("]C1" + joined(made, substitute), today=TODAY, substitute=substitute)
    assert list(found.elements) == made


@settings(max_examples=200, deadline=None)
@given(element_strings())
def test_where_separators_are_lost_the_right_reading_is_never_an_error_alone(made: list[tuple[str, str]]) -> None:
    found = parse("]C1" + joined(made, ""), today=TODAY)
    assert len(fields(found)) == len(fields(Parsed))
    _is_sound(found)
