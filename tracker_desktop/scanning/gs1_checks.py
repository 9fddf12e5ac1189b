"""What a part of a GS1 field is checked for, by the key that stands in `gs1_rows`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from tracker_desktop.scanning.gs1_dates import date_of, day_of
from tracker_desktop.scanning.gtin import has_check_digit

Check = Callable[[str, dt.date], bool]

SETS = {"N": "[0-9]", "X": '[!"%-?A-Z_a-z]', "Y": "[#\\-/0-9A-Z]", "Z": "[0-9A-Za-z_=\\-]"}
"""The characters of each kind of part, as patterns."""
_PAIR_VALUES = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)


def has_check_pair(text: str) -> bool:
    """Whether the last two characters are the right check characters of the others (General Specifications 7.9.5)."""
    body, pair = text[:-2], text[-2:]
    if len(pair) < 2 or len(body) > len(_PRIMES) or not set(body) <= set(_PAIR_VALUES):
        return False
    total = sum(_PAIR_VALUES.index(char) * prime for char, prime in zip(reversed(body), _PRIMES, strict=False)) % 1021
    return pair == _PAIR[total >> 5] + _PAIR[total & 31]


def _matches(pattern: str) -> Check:
    fits = re.compile(pattern, re.ASCII).fullmatch
    return lambda text, today: fits(text) is not None


def _piece(text: str, today: dt.date) -> bool:
    return "00" < text[:2] <= text[2:]


CHECKS: dict[str, Check] = {
    "check": lambda text, today: has_check_digit(text),
    "pair": lambda text, today: has_check_pair(text),
    "date0": lambda text, today: date_of(text, today) is not None,
    "date": lambda text, today: date_of(text, today, last_day=False) is not None,
    "day": lambda text, today: day_of(text) is not None,
    "time": _matches(r"([01]\d|2[0-3])[0-5]\d"),
    "open_time": _matches(r"([01]\d|2[0-3])[0-5]\d|9999"),
    "hour": _matches(r"[01]\d|2[0-3]"),
    "sixty": _matches(r"[0-5]\d"),
    "yesno": _matches("[01]"),
    "zero": _matches("0"),
    "nonzero": _matches(r"\d*[1-9]\d*"),
    "nozero": _matches(r"0|[1-9]\d*"),
    "winding": _matches("[019]"),
    "hyphen": _matches("-"),
    "sex": _matches("[0129]"),
    "medium": _matches("0[1-9]|10|[89][0-9]"),
    "percent": _matches("(?:[^%]|%[0-9A-Fa-f]{2})*"),
    "letter": _matches(r".*\D.*"),
    "sequence": _matches("[1-9]/[1-9]"),
    "latitude": _matches(r"0\d{9}|1[0-7]\d{8}|1800000000"),
    "longitude": _matches(r"[0-2]\d{9}|3[0-5]\d{8}|3600000000"),
    "piece": _piece,
}
