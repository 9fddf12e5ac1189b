"""What may stand in the gap of a sentence: one line, of a length that can be read, of characters that can be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST = 200
"""Characters of a value: a name that was kept is never cut."""
LONGEST_SENTENCE = 600
"""Characters of a sentence within a sentence."""
SENTENCES = frozenset({"why", "about", "detail", "lines", "title", "todo"})
"""The gaps in which those stand."""
_BLANK = frozenset({"Cc", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


def shown(gap: str, value: object) -> object:
    """The value for this gap: of a text what can be seen, a long one without its middle; anything else as it is."""
    if not isinstance(value, str):
        return value
    text = value if value.isascii() and value.isprintable() else "".join(map(_seen, value))
    longest = LONGEST_SENTENCE if gap in SENTENCES else LONGEST
    return within(text, longest)


def within(text: str, longest: int = LONGEST) -> str:
    """A text that was put together from names, without its middle where it is longer than a name may be."""
    tail = longest // 3
    return text if len(text) <= longest else f"{text[: longest - tail - 1].rstrip()}…{text[-tail:]}"


def all_shown(gaps: Mapping[str, object]) -> dict[str, object]:
    """Every value for its gap."""
    return {gap: shown(gap, value) for gap, value in gaps.items()}


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category in _BLANK:
        return " "
    return "" if category == "Cf" and char not in _JOINERS else char
