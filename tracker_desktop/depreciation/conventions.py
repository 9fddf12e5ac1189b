"""Conventions: how much of its first year counts for an asset, whenever in it it was placed in service.

Half-year, mid-quarter and mid-month as in IRS Publication 946, Which Convention Applies?
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.depreciation.fiscal import HALF_MONTH, MONTH, YEAR, Place

MONTHLY, HALF_YEAR, MID_QUARTER, MID_MONTH = "month", "half-year", "mid-quarter", "mid-month"
DAILY, FULL_YEAR = "day", "full-year"


@dataclass(frozen=True)
class Convention:
    """One convention: its key, how it is called, and what it says."""

    key: str
    title: str
    hint: str


CONVENTIONS: dict[str, Convention] = {
    convention.key: convention
    for convention in (
        Convention(MONTHLY, "Month", "The month of placing in service counts in full."),
        Convention(HALF_YEAR, "Half year", "Half of the first year counts, and half a year after the last."),
        Convention(MID_QUARTER, "Mid-quarter", "The first year counts from the middle of its quarter."),
        Convention(MID_MONTH, "Mid-month", "The first year counts from the middle of its month."),
        Convention(DAILY, "Day", "The first year counts from the day on."),
        Convention(FULL_YEAR, "Full year", "The whole first year counts."),
    )
}


def first_year(convention: str, begun: Place) -> tuple[int, int]:
    """For the place of the day in service: where in the year writing down begins, and how many parts of the life fall
    into the rest of that year."""
    if convention == DAILY:
        return begun.days, YEAR - begun.days
    return begun.months, _counted(convention, begun.months)


def _counted(convention: str, begun: int) -> int:
    if convention == FULL_YEAR:
        return YEAR
    if convention == HALF_YEAR:
        return YEAR // 2
    if convention == MID_QUARTER:
        return YEAR - _mid_quarter(begun)
    return YEAR - begun - (HALF_MONTH if convention == MID_MONTH else 0)


def left_at(convention: str, day: Place, over: Place, *, same_year: bool) -> int:
    """How many parts of the year count for what leaves on a day; `day` is the place of its beginning, `over` that of
    its end. Half-year, mid-quarter and mid-month count from the middle, and nothing in the year of the beginning
    (Publication 946, Sale or Other Disposition Before the Recovery Period Ends)."""
    if convention == DAILY:
        return over.days
    if convention not in (HALF_YEAR, MID_QUARTER, MID_MONTH):
        return over.months
    if same_year:
        return 0
    if convention == HALF_YEAR:
        return YEAR // 2
    return _mid_quarter(day.months) if convention == MID_QUARTER else day.months + HALF_MONTH


def _mid_quarter(months: int) -> int:
    """The middle of the quarter in which a month lies."""
    return months // (3 * MONTH) * 3 * MONTH + 3 * HALF_MONTH
