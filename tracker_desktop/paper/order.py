"""The order in which a line is drawn: letters from right to left among those from left to right, and their brackets.

Unicode's bidirectional algorithm, by python-bidi. It gives the text in the order of drawing but not which way a part
runs, so an invisible mark is put behind each letter: where it comes out before its letter, that runs to the left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_MARK = "\U000e0020"
"""It changes the order of nothing, and no text on paper has it."""
_END = "\ufffc"
"""Keeps the last mark with its letter: what cannot be seen at the end of a line goes to the end of the paper."""
_TO_LEFT = frozenset({"R", "AL", "AN"})
Part = tuple[str, bool]


def runs_to_left(char: str) -> bool:
    """Whether a character can bring others into another order."""
    return unicodedata.bidirectional(char) in _TO_LEFT


def in_order(text: str) -> list[Part]:
    """The parts of a line from left to right: each as it is written, and whether it runs to the left."""
    if not any(map(runs_to_left, text)):
        return [(text, False)]
    from bidi import get_base_level, get_display

    drawn = get_display("".join(char + _MARK for char in text) + _END)
    drawn = drawn[1:] if get_base_level(text) else drawn[:-1]
    parts = []
    for to_left, chars in groupby(_turned(drawn), key=lambda one: one[1]):
        letters = "".join(char for char, _ in chars)
        parts.append((letters[::-1] if to_left else letters, to_left))
    return parts


def _turned(drawn: str) -> Iterator[Part]:
    for first, second in zip(drawn[::2], drawn[1::2], strict=True):
        yield (second, True) if first == _MARK else (first, False)
