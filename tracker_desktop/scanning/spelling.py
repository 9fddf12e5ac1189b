"""A code that was written down by hand or by another program: how it may differ from the tag that is meant.

Nothing here says that two codes are the same. It says what would make them the same, for a person to confirm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tracker_desktop.scanning.clean import code_key

_LETTERS = str.maketrans(
    {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Ħ": "H", "Ŧ": "T", "Æ": "AE", "Œ": "OE", "ẞ": "SS", "Þ": "TH"}
)
"""Letters with a stroke, which Unicode does not take apart."""
_LOOK_ALIKE = str.maketrans("OI", "01")
_SIGNS = re.compile(r"[\W_]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212_/.-]")
_TOKENS = re.compile(r"\d+|\D+")
LOOK_ALIKES = {"O": "zero_for_o", "I": "one_for_i"}
SIGN_KEYS = {
    frozenset({"spaces"}): "spaces",
    frozenset({"dashes"}): "dashes",
    frozenset({"spaces", "dashes"}): "spaces_dashes",
}
DIGITS = "0123456789"
SHORTEST = 3
"""Characters of a code that can be compared at all: what is shorter is like everything."""
FEWEST_DIGITS = 3
"""A number of fewer digits is one digit away from every other."""


def squashed(code: str) -> str:
    """Upper case without accents, spaces and signs, with O as 0 and I as 1; codes that differ in these alone are the
    same here. "" for what has neither letter nor digit. Raises Refused for what cannot be a code."""
    return squashed_key(code_key(code))


def squashed_key(key: str) -> str:
    """The same of what has been normalised."""
    return _bare(key).translate(_LOOK_ALIKE)


def block(squashed_code: str) -> str:
    """What codes have in common that may be the same but for zeros: the squashed code without any."""
    return squashed_code.replace("0", "")


def is_spelled(code: str, tag: str) -> bool:
    """Whether the code may be the tag in another spelling: accents, spaces, signs, case, O for 0 and I for 1, and the
    zeros in front of a number, more or fewer of them."""
    wanted = squashed(code)
    return len(wanted) >= SHORTEST and _pattern(tag).fullmatch(wanted) is not None


def differences(code: str, tag: str) -> tuple[str, ...]:
    """What the two spellings of one tag differ in: keys of `wording.audit_scans.SPELLINGS`."""
    one, two = code_key(code), code_key(tag)
    bare, other = _bare(one), _bare(two)
    found: list[str] = []
    if _marks(one) != _marks(two):
        found.append("accents")
    signs = frozenset(kind for kind in ("spaces", "dashes", "others") if _signs(one, kind) != _signs(two, kind))
    if signs:
        found.append(SIGN_KEYS.get(signs, "signs"))
    found += [
        key for key, letter in (("zero_for_o", "O"), ("one_for_i", "I")) if bare.count(letter) != other.count(letter)
    ]
    if len(bare) != len(other):
        found.append("fewer_zeros" if len(bare) < len(other) else "more_zeros")
    return tuple(found)


def near_numbers(squashed_code: str) -> Iterator[tuple[str, str]]:
    """Every squashed code of which one digit is another, or two neighbours are swapped, with the key that says so."""
    if sum(letter in DIGITS for letter in squashed_code) < FEWEST_DIGITS:
        return
    for at, letter in enumerate(squashed_code):
        if letter not in DIGITS:
            continue
        for digit in DIGITS:
            if digit != letter:
                yield f"{squashed_code[:at]}{digit}{squashed_code[at + 1 :]}", "one_digit"
        following = squashed_code[at + 1 : at + 2]
        if following and following in DIGITS and following != letter:
            yield f"{squashed_code[:at]}{following}{letter}{squashed_code[at + 2 :]}", "swapped"


def _plain(key: str) -> str:
    apart = unicodedata.normalize("NFD", key.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).upper()


def _bare(key: str) -> str:
    return _SIGNS.sub("", key if key.isascii() else _plain(key))


def _pattern(tag: str) -> re.Pattern[str]:
    """What a squashed code looks like that may mean this tag: its numbers may have any zeros in front."""
    parts: list[str] = []
    for piece in _SIGNS.split(_plain(code_key(tag))):
        for token in _TOKENS.findall(piece):
            if token.isdigit():
                number = token.lstrip("0")
                parts.append("0+" if not number else f"0*{number}")
            else:
                parts.append(token.translate(_LOOK_ALIKE))
    return re.compile("".join(parts))


def _marks(key: str) -> list[str]:
    if key.isascii():
        return []
    apart = unicodedata.normalize("NFD", key)
    return [letter for letter in apart if unicodedata.combining(letter) or letter.translate(_LETTERS) != letter]


def _signs(key: str, kind: str) -> list[str]:
    return [sign for sign in _SIGNS.findall(key if key.isascii() else _plain(key)) if _kind_of(sign) == kind]


def _kind_of(sign: str) -> str:
    if sign == " ":
        return "spaces"
    return "dashes" if _DASHES.match(sign) else "others"
