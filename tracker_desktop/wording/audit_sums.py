"""How the sums of an audit are said, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_desktop.wording.counter import counted

SUMMED = ("found", "seen elsewhere", "unexpected state", "missing", "moved since", "not seen yet")
"""The classes that add up to what was expected, in the order in which they are said."""
BESIDE = ("recorded elsewhere", "unexpected state", "also seen", "unknown code")


def said(number: int, finding: str) -> str:
    """2 missing, 1 unknown code, 2 unknown codes, 1 in an unexpected state."""
    if finding == "unknown code":
        return counted(number, finding, "unknown codes")
    return f"{number:,} {'in an ' if finding == 'unexpected state' else ''}{finding}"


def sum_words(expected: int, counts: Mapping[str, int]) -> str:
    """46 expected = 41 found + 1 seen elsewhere + 2 missing + 2 not seen yet: classes that hold nothing are left out,
    and the sum is always right."""
    parts = [said(counts[finding], finding) for finding in SUMMED if counts.get(finding)]
    return f"{expected:,} expected = {' + '.join(parts)}" if parts else f"{expected:,} expected"


def beside_words(beside: Mapping[str, int], repeated: int) -> str:
    """What was seen beside what was expected: 1 recorded elsewhere · 2 unknown codes · 3 seen again."""
    parts = [said(beside[finding], finding) for finding in BESIDE if beside.get(finding)]
    if repeated:
        parts.append(f"{counted(repeated, 'scan', 'scans')} again")
    return " · ".join(parts)


def seen_words(counts: Mapping[str, int], beside: Mapping[str, int]) -> str:
    """What a blind audit says to who scans: 12 seen · 1 unknown code, and nothing of what is expected."""
    seen = sum(counts.get(finding, 0) for finding in ("found", "seen elsewhere", "unexpected state"))
    seen += sum(number for finding, number in beside.items() if finding != "unknown code")
    unknown = beside.get("unknown code", 0)
    return f"{seen:,} seen" + (f" · {said(unknown, 'unknown code')}" if unknown else "")
