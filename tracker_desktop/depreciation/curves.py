"""How much of what is to be written down falls into which part of a life, for the methods that know it beforehand."""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import lcm

from tracker_desktop.depreciation.fiscal import HALF_MONTH, YEAR
from tracker_desktop.depreciation.macrs import rates_of
from tracker_desktop.depreciation.methods import DIGITS, RATES
from tracker_desktop.depreciation.terms import Terms

_EVEN = lcm(*range(1, 25))
"""Weights of years of 1 to 24 half months are whole numbers of it."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Pieces of a life, each with an even pace: `starts` in parts of a year, `paces` in weight a part, and the
    weights `before` each."""

    starts: tuple[int, ...]
    paces: tuple[int, ...]
    before: tuple[int, ...]

    def weight(self, at: int) -> int:
        """The weight of the life up to there."""
        piece = bisect_right(self.starts, at) - 1
        return self.before[piece] + (at - self.starts[piece]) * self.paces[piece]


@functools.lru_cache(maxsize=4096)
def curve_of(terms: Terms, begun: int, first: int) -> Curve:
    """The curve of what began so far in its first year, of which `first` parts count."""
    life, macrs = terms.life, terms.macrs
    if macrs is not None:
        lengths = _years(life, first)
        rates = rates_of(macrs, begun, first)
        return _curve(
            lengths, [rate * _EVEN // (length // HALF_MONTH) for rate, length in zip(rates, lengths, strict=True)]
        )
    if terms.method == RATES:
        return _curve([YEAR] * len(terms.rates), list(terms.rates))
    if terms.method == DIGITS:
        lengths = _years(life, min(life, YEAR))
        return _curve(lengths, [life - start for start in range(0, life, YEAR)])
    return _curve([life], [1])


def _years(life: int, first: int) -> list[int]:
    """A life cut into its first part, whole years and the rest."""
    whole, rest = divmod(life - first, YEAR)
    return [first, *[YEAR] * whole, *([rest] if rest else [])]


def _curve(lengths: list[int], paces: list[int]) -> Curve:
    starts = list(accumulate(lengths, initial=0))
    weights = accumulate((length * pace for length, pace in zip(lengths, paces, strict=True)), initial=0)
    return Curve((*starts[:-1], starts[-1]), (*paces, 0), tuple(weights))
