"""What is written down in each fiscal year on the same terms."""

from __future__ import annotations

import functools
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


class Stretch(NamedTuple):
    """A part of a life in one fiscal year: how many years after that in which the life begins, between which places in
    it, how long it is, how much of the life is left when it begins, and its weight among all that follows it."""

    after: int
    begin: int
    end: int
    length: int
    left: int
    weight: int


@functools.lru_cache(maxsize=16_384)
def stretches(terms: Terms, clock: Clock, after: int, at: int) -> tuple[tuple[Stretch, ...], int]:
    """The rest of a life from a place on, for a clock whose life begins in the year 0, and the weight of all of it."""
    life, now, year = terms.life, clock.elapsed(after, at), after
    weight = curve_of(terms, clock.begun, clock.first).weight
    found: list[Stretch] = []
    while now < life:
        then = min(life, clock.elapsed(year, YEAR))
        weighs = weight(then) - weight(now)
        found.append(Stretch(year, at, clock.place(year, then), then - now, life - now, weighs))
        year, at, now = year + 1, 0, then
    return tuple(found), sum(stretch.weight for stretch in found)


def written_down(terms: Terms, clock: Clock, year: int, at: int, value: int, salvage: int, step: int) -> list[Part]:
    """The parts of each fiscal year from a place on, where something is worth `value`, down to `salvage`."""
    left, first, by_day = value - salvage, clock.year, clock.by_day
    if left <= 0:
        return []
    rest, whole = stretches(terms, clock._replace(year=0), year - first, at)
    if not rest:
        return [Part(year, at, at + (YEAR // 366 if by_day else MONTH), left, by_day)]
    base = left
    declining = terms.method == DECLINING
    found: list[Part] = []
    for after, begin, end, length, ahead, weight in rest:
        if length == ahead:
            amount = left
        elif declining:
            amount = min(left, _declining(terms, left, salvage, length, ahead, step))
        else:
            amount = min(left, part_of(base, weight, whole, step))
        found.append(Part(first + after, begin, end, amount, by_day))
        left -= amount
        if not left:
            break
    return found


def _declining(terms: Terms, left: int, salvage: int, length: int, ahead: int, step: int) -> int:
    """A part of what it is worth; as a straight line over what is left of the life as soon as that is as much
    (Publication 946, Figuring the Deduction Without Using the Tables)."""
    falling = part_of(left + salvage, terms.factor * length, 100 * terms.life, step)
    return max(falling, part_of(left, length, ahead, step)) if terms.switches else falling
