"""The separator of GS1 (GS, character 29) in the forms in which scanners send it."""

from __future__ import annotations

from typing import Literal

from tracker_desktop.scanning import gtin
from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.symbology import GS1, split_aim

GsForm = Literal["", "char", "f8", "f12", "text", "none"]
"""How GS is sent. "" = not learnt; "char": as character 29, Ctrl+] or Alt+0 2 9; "f8", "f12": as that key; "text": as
other characters; "none": not at all."""

KEY_MARKS: dict[GsForm, str] = {"f8": "\ue108", "f12": "\ue10c"}
"""How a function key is written among the characters that were received: no label holds these."""
FORMS_OF_KEYS = {mark: form for form, mark in KEY_MARKS.items()}
LONGEST_TEXT = 8
LOT_MARKS = frozenset("!\"#%&'()*+,-./:;<=>?_")
"""Marks that may stand in a lot number: where one of them is sent for GS, such a lot cannot be told."""

_MARKS = str.maketrans(dict.fromkeys(FORMS_OF_KEYS, GS))
_HEADS = {"01": 14, "02": 14, "00": 18}
"""Identifiers that begin an element string, and the digits behind them of which the last is a check digit."""


def with_separators(code: str, text: str) -> str:
    """The code with GS in place of `text`, if it is a GS1 element string; any other code keeps its characters."""
    kind, rest = split_aim(code)
    is_gs1 = (kind is not None and kind.carries == GS1) or _begins_elements(rest.removeprefix(text))
    return code[: len(code) - len(rest)] + rest.replace(text, GS) if is_gs1 else code


def without_marks(code: str) -> str:
    """The code with GS in place of function keys."""
    return code.translate(_MARKS)


def form_of(sent: str) -> tuple[GsForm, str] | None:
    """The form of GS that arrived as `sent`, and the characters of the form "text"; None for what is no use as GS."""
    if not sent:
        return "none", ""
    if set(sent) == {GS}:
        return "char", ""
    if sent[0] in FORMS_OF_KEYS and set(sent) == {sent[0]}:
        return FORMS_OF_KEYS[sent[0]], ""
    usable = sent.isprintable() and not sent.isalnum() and len(sent) <= LONGEST_TEXT
    return ("text", sent) if usable else None


def _begins_elements(code: str) -> bool:
    digits = _HEADS.get(code[:2])
    return digits is not None and len(code) >= 2 + digits and gtin.has_check_digit(code[2 : 2 + digits])
