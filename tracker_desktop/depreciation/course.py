"""The course of what an asset is worth: what it cost, what is written down, and what changed that on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tracker_desktop.depreciation.amounts import part_of
from tracker_desktop.depreciation.conventions import left_at
from tracker_desktop.depreciation.fiscal import Fiscal, end_of, place_of
from tracker_desktop.depreciation.macrs import WHOLE
from tracker_desktop.depreciation.methods import METHODS, UNITS
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.depreciation.used import Reading, used_up
from tracker_desktop.depreciation.written import Part, clock_of, written_down

IMPAIRMENT, REVALUATION, ADDITION = "impairment", "revaluation", "addition"
NEW_LIFE, NEW_SALVAGE, NEW_SCHEME = "new life", "new salvage", "new scheme"


class Change(NamedTuple):
    """From a day on: an amount, a life in months, or other terms, by its kind."""

    day: dt.date
    kind: str
    amount: int = 0
    months: int = 0
    terms: Terms | None = None


class Moved(NamedTuple):
    """What a change did to the value on its day."""

    day: dt.date
    by: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an asset: what it cost (in the unit of the caller), since when it is there (`acquired`) and in
    service (`start`), on what terms, what is left at the end where that is not the terms' own, a life in months or
    units of its own, what changed, readings of its meter, and when it left."""

    cost: int
    start: dt.date | None = None
    terms: Terms | None = None
    acquired: dt.date | None = None
    salvage: int | None = None
    months: int | None = None
    units: int | None = None
    changes: tuple[Change, ...] = ()
    readings: Sequence[Reading] = ()
    left: dt.date | None = None


class State(NamedTuple):
    """What it cost with all that was added, and what is written down of that."""

    cost: int
    depreciated: int

    @property
    def value(self) -> int:
        """What it is worth in the books."""
        return self.cost - self.depreciated


@dataclass(slots=True)
class Course:
    """What is written down in parts, and what changes moved. `step` is the office's smallest amount, `kept` what is
    left at the end of its life and `terms` how it is written down as it is known now."""

    facts: Facts
    fiscal: Fiscal
    step: int
    kept: int = 0
    terms: Terms | None = None
    parts: list[Part] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)

    def on(self, day: dt.date) -> State:
        """At the end of a day. Within a year by whole months that are over (by days where the convention says so), of
        a table's year too. What left stays at what it was worth when it left."""
        up, step, left = 0, self.step, self.facts.left
        if left is not None and day >= left:
            down = sum(part.amount for part in self.parts)
        else:
            year, months, days = end_of(self.fiscal, day)
            down = sum(part.until(year, days if part.by_day else months, step) for part in self.parts)
        for change in self.moved:
            if change.day <= day:
                up, down = (up + change.by, down) if change.by > 0 else (up, down - change.by)
        return State(self.facts.cost + up, down)

    @property
    def fully_on(self) -> dt.date | None:
        """The last day of writing down; None where nothing is."""
        if not self.parts:
            return None
        last = self.parts[-1]
        return self.fiscal.at(last.year, last.end, by_day=last.by_day) - dt.timedelta(days=1)


def course_of(facts: Facts, fiscal: Fiscal, step: int = 1) -> Course:
    """The whole course of an asset, up to the end of its life or until it left."""
    course = Course(facts, fiscal, step)
    value, terms, salvage, gross = facts.cost, _own(facts, facts.terms), facts.salvage, facts.cost
    months = facts.months
    days = _days(facts)
    for number, since in enumerate(days):
        for change in facts.changes:
            if change.day != since:
                continue
            before = value
            if change.kind == IMPAIRMENT:
                value -= min(value, change.amount)
            elif change.kind == REVALUATION:
                value = change.amount
            elif change.kind == ADDITION:
                value += change.amount
                gross += change.amount
            elif change.kind == NEW_SALVAGE:
                salvage = change.amount
            elif change.kind == NEW_LIFE:
                months = change.months
                terms = terms and _lived(terms, months)
            elif change.kind == NEW_SCHEME:
                terms = _own(replace(facts, months=months), change.terms)
            if value != before:
                course.moved.append(Moved(since, value - before))
        if terms is not None and facts.start is not None and terms.is_whole and since >= facts.start:
            until = days[number + 1] if number + 1 < len(days) else None
            course.kept = _kept(terms, gross, salvage, step)
            for part in _parts(course, terms, since, until, value, min(course.kept, value)):
                course.parts.append(part)
                value -= part.amount
    course.terms = terms
    return course


def _days(facts: Facts) -> list[dt.date]:
    """The days on which something begins: writing down, and each change until it left."""
    days = {change.day for change in facts.changes if facts.left is None or change.day <= facts.left}
    if facts.start is not None and (facts.left is None or facts.start <= facts.left):
        days.add(facts.start)
    return sorted(days)


def _own(facts: Facts, terms: Terms | None) -> Terms | None:
    """The terms with the life that is the asset's own."""
    if terms is None:
        return None
    if facts.units is not None and terms.method == UNITS:
        return replace(terms, units=facts.units)
    return _lived(terms, facts.months)


def _lived(terms: Terms, months: int | None) -> Terms:
    return terms if months is None or METHODS[terms.method].is_table else replace(terms, months=months)


def _kept(terms: Terms, gross: int, salvage: int | None, step: int) -> int:
    """What is left at the end. MACRS leaves nothing (Publication 946: salvage value is treated as zero)."""
    if terms.macrs is not None:
        return 0
    return part_of(gross, terms.kept, WHOLE, step) if salvage is None else salvage


def _parts(
    course: Course, terms: Terms, since: dt.date, until: dt.date | None, value: int, salvage: int
) -> Iterable[Part]:
    """What is written down from a day on until another begins, or until it left."""
    facts, fiscal = course.facts, course.fiscal
    start = facts.start
    assert start is not None
    parts: Iterable[Part]
    if terms.method == UNITS:
        parts = used_up(facts.readings, fiscal, terms.units, start, since, value - salvage, course.step)
        by_day = True
    else:
        clock = clock_of(terms, place_of(fiscal, start))
        by_day = clock.by_day
        place = place_of(fiscal, since)
        at = max(place.days if by_day else place.months, clock.begun if place.year == clock.year else 0)
        parts = written_down(terms, clock, place.year, at, value, salvage, course.step)
    if until is not None:
        end = place_of(fiscal, until)
        return _cut(parts, end.year, end.days if by_day else end.months, course.step)
    if facts.left is not None:
        begin, over = place_of(fiscal, facts.left), end_of(fiscal, facts.left)
        same = begin.year == place_of(fiscal, start).year
        at = over.days if terms.method == UNITS else left_at(terms.convention, begin, over, same_year=same)
        return _cut(parts, begin.year, at, course.step)
    return parts


def _cut(parts: Iterable[Part], year: int, at: int, step: int) -> Iterator[Part]:
    """What of them is written down up to a place."""
    for part in parts:
        if part.year > year:
            return
        if part.year < year or at >= part.end:
            yield part
        elif at > part.begin:
            yield part.stopped(at, step)
