"""Codes and prefixes for what an import makes of a mere name."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker_desktop.models.text import fold

LONGEST_CODE = 40
LONGEST_PREFIX = 4


def place_code(name: str, is_taken: Callable[[str], bool]) -> str:
    """A code to print for a place: its name in capitals, with a number where that is taken."""
    plain = re.sub(r"[^A-Z0-9./_-]+", "-", fold(name).upper().replace("'", "").replace("&", "-")).strip("-./_")
    code = plain[:LONGEST_CODE].strip("-./_") or "PLACE"
    return _numbered(code, is_taken)


def tag_prefix(name: str, is_taken: Callable[[str], bool]) -> str:
    """A short prefix for the tags of a category: its initials, or its first letters."""
    words = re.findall(r"[A-Z0-9]+", fold(name).upper())
    initials = "".join(word[0] for word in words)[:LONGEST_PREFIX]
    letters = "".join(words)
    candidates = [initials] if len(initials) > 1 else []
    candidates += [letters[:length] for length in range(2, LONGEST_PREFIX + 1) if len(letters) >= length]
    for prefix in candidates:
        if not is_taken(prefix):
            return prefix
    return _numbered((candidates or ["X"])[0], is_taken, sign="")


def _numbered(code: str, is_taken: Callable[[str], bool], sign: str = "-") -> str:
    number, wanted = 1, code
    while is_taken(wanted):
        number += 1
        wanted = f"{code}{sign}{number}"
    return wanted


def near_keys(name: str) -> set[str]:
    """Keys that two names share when they differ in signs, spaces or one letter; their digits must be the same."""
    plain = re.sub(r"[^a-z0-9]+", "", fold(name))
    digits = "".join(c for c in plain if c.isdigit())
    letters = "".join(c for c in plain if not c.isdigit())
    keys = {f"{letters}|{digits}"}
    if len(letters) >= 5:
        keys |= {f"{letters[:at]}{letters[at + 1 :]}|{digits}" for at in range(len(letters))}
    return keys
