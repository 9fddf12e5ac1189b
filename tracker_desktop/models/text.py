"""Folding and natural sorting of texts, the same on both databases because Python does it once."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"(\d+)")
_NO_TEXT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""What no database keeps in a text: controls, and halves of characters."""
SORT_KEY_LENGTH = 160


def fold(*parts: str | None) -> str:
    """The texts joined as they are searched: NFKC, casefolded, accents removed, single spaces."""
    joined = " ".join(part for part in parts if part)
    if not joined.isprintable():
        joined = _NO_TEXT.sub(" ", joined)
    if joined.isascii():
        return " ".join(joined.lower().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", joined).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def sort_key(text: str | None) -> str:
    """A key that compares bytewise in natural order: A9 before A10, case and accents ignored.

    Each run of digits is written as its length in two digits and the digits without leading zeros.
    """
    parts = _DIGITS.split(fold(text))
    for position in range(1, len(parts), 2):
        digits = parts[position].lstrip("0") or "0"
        parts[position] = f"{min(len(digits), 99):02d}{digits}"
    return "".join(parts)[:SORT_KEY_LENGTH]
