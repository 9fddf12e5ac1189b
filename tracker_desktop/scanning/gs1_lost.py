"""A separator that a scanner did not send: what the end of a value may be besides a part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tracker_desktop.scanning.gs1_dates import date_of
from tracker_desktop.scanning.gs1_fields import Field, field_at, wrong

Reading = tuple[tuple[str, str], ...]

MOST_READINGS = 4
YEARS_BACK, YEARS_AHEAD = 10, 20
"""Between these a date is one that a label in a stockroom may have."""
_SURE, _LIKELY, _GUESS = 8, 3, -1
_DATES = ("17", "15", "11", "13", "16")
_WEIGHTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("00", "01", "02"), (_SURE, 14)),
    **dict.fromkeys((*_DATES, "7003"), (_SURE, 6)),
    "10": (_LIKELY, 3),
    "21": (_LIKELY, 4),
    **dict.fromkeys(("240", "241", "400"), (_GUESS, 4)),
    **dict.fromkeys(("30", "37"), (_GUESS, 1)),
}
"""Fields that are looked for at the end of a value: what finding one tells, and the fewest characters it may have there
(one behind a field that is sure)."""
_MEASURE = (_LIKELY, 6)
_MEASURES = ("31", "32")
_FIRSTS = frozenset(ai[0] for ai in (*_WEIGHTS, *_MEASURES))
_LONGEST_COUNT = 4
_MOST_OPEN = 2
"""Fields of open length behind the first one."""
_MOST_STEPS = 50
"""Fields tried at a place. A label that lost its separators needs a dozen; a hostile one thousands."""


def split_readings(field: Field, value: str, seen: frozenset[str], today: dt.date) -> list[Reading]:
    """What this last value of a label may be, where separators behind it were lost, most plausible first.

    `seen` are the identifiers before it: none stands twice on a label.
    """
    found = sorted(
        _Search(today).splits(field, value, seen | {field.ai}), key=lambda one: (-one[0], -len(one[1][0][1]))
    )
    return list(dict.fromkeys(reading for _, reading in found))[:MOST_READINGS]


class _Search:
    """Looks for fields behind each other; gives up where a value was made to hold them without end."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self._steps = _MOST_STEPS

    def splits(
        self, field: Field, value: str, seen: frozenset[str], left: int = _MOST_OPEN
    ) -> Iterator[tuple[int, Reading]]:
        for cut in range(1, min(len(value) - 2, field.most) + 1):
            if value[cut] in _FIRSTS and (tails := list(self._tails(value[cut:], seen, left, sure=False))):
                head = value[:cut]
                if not wrong(field, head, self._today):
                    yield from ((weight, ((field.ai, head), *tail)) for weight, tail in tails)

    def _tails(self, text: str, seen: frozenset[str], left: int, *, sure: bool) -> Iterator[tuple[int, Reading]]:
        """The text as fields and nothing else."""
        field = field_at(text)
        if field is None or field.ai in seen:
            return
        weight, least = _WEIGHTS.get(field.ai, _MEASURE if field.ai[:2] in _MEASURES else (0, 0))
        self._steps -= 1
        if not weight or self._steps < 0:
            return
        rest, seen = text[len(field.ai) :], seen | {field.ai}
        if field.least == field.most:
            value, rest = rest[: field.most], rest[field.most :]
            if wrong(field, value, self._today) or not _is_near(field.ai, value, self._today):
                return
            here: Reading = ((field.ai, value),)
            if not rest:
                yield weight, here
            tails = self._tails(rest, seen, left, sure=sure or weight == _SURE)
            yield from ((weight + more, (*here, *tail)) for more, tail in tails)
            return
        if not left:
            return
        least = 1 if sure else least
        if len(rest) >= least and not wrong(field, rest, self._today) and _is_count(field.ai, rest):
            yield weight, ((field.ai, rest),)
        for more, reading in self.splits(field, rest, seen, left - 1):
            if len(reading[0][1]) >= least and _is_count(field.ai, reading[0][1]):
                yield weight + more, reading


def _is_near(ai: str, value: str, today: dt.date) -> bool:
    if ai not in _DATES and ai != "7003":
        return True
    date = date_of(value[:6], today)
    return date is not None and -YEARS_BACK <= date.year - today.year <= YEARS_AHEAD


def _is_count(ai: str, value: str) -> bool:
    return ai not in ("30", "37") or (len(value) <= _LONGEST_COUNT and value[0] != "0")
