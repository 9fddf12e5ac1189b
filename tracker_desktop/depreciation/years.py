"""Fiscal years of a course: what an asset was worth at the beginning, what came and went, and what was left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker_desktop.depreciation.course import Course


class FiscalYear(NamedTuple):
    """One fiscal year: opening + added - depreciation - impaired - disposed = closing."""

    year: int
    opening: int
    added: int
    depreciation: int
    impaired: int
    disposed: int
    closing: int


def years_of(course: Course, first: int, last: int) -> Iterator[FiscalYear]:
    """The fiscal years from one to another, also those in which nothing happens."""
    facts, fiscal = course.facts, course.fiscal
    begun = min((day for day in (facts.acquired, facts.start) if day is not None), default=None)
    came = None if begun is None else fiscal.year_of(begun)
    gone = None if facts.left is None else fiscal.year_of(facts.left)
    if came is not None and gone is not None:
        came = min(came, gone)
    down: dict[int, int] = {}
    for part in course.parts:
        down[part.year] = down.get(part.year, 0) + part.amount
    if not course.moved and gone is None:
        yield from _undisturbed(facts.cost, came, down, first, last)
        return
    up: dict[int, int] = {}
    off: dict[int, int] = {}
    for change in course.moved:
        moves, by = (up, change.by) if change.by > 0 else (off, -change.by)
        year = fiscal.year_of(change.day)
        moves[year] = moves.get(year, 0) + by
    if came is None:
        value, start = facts.cost, first
    else:
        value, start = 0, min(came, first, *up, *off)
        up[came] = up.get(came, 0) + facts.cost
    for year in range(start, last + 1):
        added, depreciation, impaired = up.get(year, 0), down.get(year, 0), off.get(year, 0)
        closing = value + added - depreciation - impaired
        disposed = closing if year == gone else 0
        if year >= first:
            yield FiscalYear(year, value, added, depreciation, impaired, disposed, closing - disposed)
        value = closing - disposed


def _undisturbed(cost: int, came: int | None, down: dict[int, int], first: int, last: int) -> Iterator[FiscalYear]:
    """The same where nothing but writing down happens, as with most assets."""
    value = 0
    if came is None or came < first:
        value = cost - sum(amount for year, amount in down.items() if year < first)
    for year in range(first, last + 1):
        added, amount = cost if year == came else 0, down.get(year, 0)
        closing = value + added - amount
        yield FiscalYear(year, value, added, amount, 0, 0, closing)
        value = closing
