"""What is written down in each fiscal year on the same terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tracker_desktop.depreciation.amounts import part_of
from tracker_desktop.depreciation.conventions import DAILY, first_year
from tracker_desktop.depreciation.curves import curve_of
from tracker_desktop.depreciation.fiscal import MONTH, YEAR, Place
from tracker_desktop.depreciation.methods import DECLINING
from tracker_desktop.depreciation.terms import Terms


class Part(NamedTuple):
    """An amount of a fiscal year, written down evenly between two places in it; on its day where they are the same."""

    year: int
    begin: int
    end: int
    amount: int
    by_day: bool
    full_end: int | None = None
    full: int = 0

    def stopped(self, at: int, step: int) -> Part:
        """The same, ended at a place within it: up to there it is written down as before."""
        return self._replace(end=at, amount=self.until(self.year, at, step), full_end=self.end, full=self.amount)

    def until(self, year: int, at: int, step: int) -> int:
        """What of it is written down up to a place."""
        if self.year != year:
            return self.amount if self.year < year else 0
        if at >= self.end:
            return self.amount
        if at <= self.begin:
            return 0
        full, end = (self.amount, self.end) if self.full_end is None else (self.full, self.full_end)
        return part_of(full, at - self.begin, end - self.begin, step)


class Clock(NamedTuple):
    """How the life of an asset runs through fiscal years: it begins in `year` at `begun`, and `first` parts of it fall
    into the rest of that year."""

    year: int
    begun: int
    first: int
    by_day: bool

    def elapsed(self, year: int, at: int) -> int:
        """How much of the life is over at a place in a fiscal year."""
        if year > self.year:
            return self.first + (year - self.year - 1) * YEAR + at
        if year < self.year or at <= self.begun:
            return 0
        return self.first * (at - self.begun) // (YEAR - self.begun)

    def place(self, year: int, life: int) -> int:
        """Where in this fiscal year so much of the life is over."""
        if year > self.year:
            return life - self.first - (year - self.year - 1) * YEAR
        return self.begun + (YEAR - self.begun) * life // self.first


def clock_of(terms: Terms, begun: Place) -> Clock:
    """The clock of what was placed in service at the place of a day."""
    begin, first = first_year(terms.convention, begun)
    return Clock(begun.year, begin, first, terms.convention == DAILY)


def written_down(terms: Terms, clock: Clock, year: int, at: int, value: int, salvage: int, step: int) -> Iterator[Part]:
    """The parts of each fiscal year from a place on, where something is worth `value`, down to `salvage`."""
    life, left = terms.life, value - salvage
    now = clock.elapsed(year, at)
    if left <= 0:
        return
    if now >= life:
        yield Part(year, at, at + (YEAR // 366 if clock.by_day else MONTH), left, clock.by_day)
        return
    yearly = _declining(terms, salvage, step) if terms.method == DECLINING else _weighed(terms, clock, now, left, step)
    while True:
        then = min(life, clock.elapsed(year, YEAR))
        amount = left if then == life else min(left, yearly(now, then, left))
        yield Part(year, at, clock.place(year, then), amount, clock.by_day)
        left -= amount
        if then == life or not left:
            return
        year, at, now = year + 1, 0, then


def _weighed(terms: Terms, clock: Clock, since: int, amount: int, step: int) -> Callable[[int, int, int], int]:
    """By the weight that a part of the life has among what is left of it."""
    weight = curve_of(terms, clock.begun, clock.first).weight
    whole = weight(terms.life) - weight(since)
    return lambda now, then, _: part_of(amount, weight(then) - weight(now), whole, step)


def _declining(terms: Terms, salvage: int, step: int) -> Callable[[int, int, int], int]:
    """A part of what it is worth; as a straight line over what is left of the life as soon as that is as much
    (Publication 946, Figuring the Deduction Without Using the Tables)."""
    life, factor, switches = terms.life, terms.factor, terms.switches

    def yearly(now: int, then: int, left: int) -> int:
        falling = part_of(left + salvage, factor * (then - now), 100 * life, step)
        return max(falling, part_of(left, then - now, life - now, step)) if switches else falling

    return yearly
