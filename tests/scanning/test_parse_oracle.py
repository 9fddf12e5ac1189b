"""Element strings against biip, which was written by others."""

from __future__ import annotations

import pytest
from biip import ParseConfig
from biip.gs1_messages import GS1Message
from hypothesis import given, settings

from tests.scanning.codes.every import ROWS
from tests.scanning.codes.made import element_strings
from tests.scanning.codes.row import TODAY
from tracker_desktop.scanning.gs1_elements import GS
from tracker_desktop.scanning.gs1_rows import QUANTITIES
from tracker_desktop.scanning.parse import Parsed, parse
from tracker_desktop.scanning.symbology import BY_AIM, split_aim

UNCHECKED = ParseConfig(gs1_element_strings_verify_date=False)
NOT_ASKED = ("|", "{", "\u241d", "^]", "(01)")
"""What biip does not read, or not unasked."""
GS1_ROWS = [
    row.code
    for row in ROWS
    if row.kind == "gs1"
    and not (row.error or row.options or row.warning)
    and not any(sign in row.code for sign in NOT_ASKED)
    and (row.code[0] == "0" or row.code[:3] in BY_AIM)
    and row.code[:3] not in ("]E0", "]E1")
]
OWN_WAY = {
    "8003": "biip looks for a check digit in another place",
    "8013": "biip reads the check characters as a part of it",
}


def _biip(text: str) -> GS1Message:
    return GS1Message.parse(text.strip(GS), config=UNCHECKED)


def _agrees(found: Parsed, message: GS1Message) -> None:
    assert [(one.ai.ai, one.value) for one in message.element_strings] == list(found.elements)
    dates = {one.ai.ai: one.date for one in message.element_strings if one.date is not None}
    for ai, fact in (("17", found.expiry), ("15", found.best_before), ("11", found.made), ("13", found.packed)):
        assert dates.get(ai) == fact or (ai == "17" and "7003" in dict(found.elements))
    amounts = [one.decimal for one in message.element_strings if one.ai.ai[:3] in QUANTITIES]
    assert not amounts or {"30", "37"} & set(dict(found.elements)) or found.quantity in amounts


@pytest.mark.parametrize("code", GS1_ROWS)
def test_the_table_says_what_biip_says(code: str) -> None:
    found = parse(code, today=TODAY)
    if set(dict(found.elements)) & set(OWN_WAY):
        pytest.skip("biip has its own way with these")
    _agrees(found, _biip(split_aim(code)[1]))


def test_many_rows_are_asked_of_biip() -> None:
    assert len(GS1_ROWS) > 70


@settings(max_examples=300, deadline=None)
@given(element_strings())
def test_made_up_codes_say_what_biip_says(made: list[tuple[str, str]]) -> None:
    text = GS.join(ai + value for ai, value in made)
    found = parse("]C1" + text, today=TODAY)
    assert not found.errors
    _agrees(found, _biip(text))
