"""What a hand types in Count instead of a code: packs, and quantities that none can be."""

from __future__ import annotations

import re

from tracker_desktop.counter.bench import Scan
from tracker_desktop.errors import Refused

_PART = "[\u00bc-\u00be\u2150-\u215e]"
_BELOW_ZERO = re.compile(rf"[-\u2212\u2013]\s*(?:\d[\d.,]*|{_PART})(?:\s.*)?", re.ASCII)
_FRACTION = re.compile(rf"(?:\d+\s*)?{_PART}(?:\s.*)?|(?:\d+\s+)?\d+\s*[/\u2044]\s*\d+(?:\s.*)?", re.ASCII)


def is_packs(scan: Scan) -> bool:
    """Whether a hand typed something like 3 boxes and 7."""
    text = scan.reading.code
    return _typed(scan) and text[:1].isdigit() and " " in text


def check_typed(scan: Scan) -> None:
    """Raises Refused for what is meant as a quantity and can't be one: count_typed_below, count_typed_fraction."""
    if not _typed(scan):
        return
    if _BELOW_ZERO.fullmatch(scan.reading.code):
        raise Refused("count_typed_below")
    if _FRACTION.fullmatch(scan.reading.code):
        raise Refused("count_typed_fraction")


def _typed(scan: Scan) -> bool:
    return scan.how == "typed" and not scan.reading.forced
