"""Where a word may be broken when it has to be: never within letters that are written as one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tracker_desktop.paper.fonts import APART, JOINED

_AFTER = frozenset({APART, JOINED, *"\u0e33\u0eb3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"})
"""Stays with what is before it: besides marks the vowel AM of Thai and Lao, and the colours of skin."""
_BEFORE = frozenset({JOINED, *"\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"})
"""Stays with what follows it: vowels of Thai and Lao that are written before their consonant."""
_STACKS = 9
"""The combining class of signs that put the next consonant under or into the one before (virama)."""


def borders(text: str) -> Iterator[int]:
    """Before how many letters it may be broken, and at last the length of the text."""
    for number in range(1, len(text)):
        before, char = text[number - 1], text[number]
        stays = before in _BEFORE or char in _AFTER or unicodedata.combining(before) == _STACKS
        if not stays and unicodedata.category(char)[0] != "M":
            yield number
    if text:
        yield len(text)
