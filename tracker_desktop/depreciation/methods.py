"""The methods by which assets are written down, as one table."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.depreciation.conventions import (
    CONVENTIONS,
    FULL_YEAR,
    HALF_YEAR,
    MID_MONTH,
    MID_QUARTER,
    MONTHLY,
)
from tracker_desktop.depreciation.macrs import PERSONAL, REAL

STRAIGHT, DECLINING, DIGITS, UNITS, RATES = (
    "straight-line",
    "declining-balance",
    "sum-of-years-digits",
    "units-of-use",
    "own-rates",
)
MACRS = "macrs-"


@dataclass(frozen=True)
class Method:
    """One method: its key, how it is called, what it says, and the conventions it goes with, the usual one first.
    `years` of a class that the law gives."""

    key: str
    title: str
    hint: str
    conventions: tuple[str, ...]
    years: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether its rates stand in a table that has a life of its own."""
        return self.years is not None or self.key == RATES


_FREE = tuple(CONVENTIONS)


def _class(years: str) -> Method:
    if years in REAL:
        kind = "Residential rental" if years == REAL[0] else "Nonresidential real"
        return Method(f"{MACRS}{years}", f"MACRS {years} years", f"{kind} property.", (MID_MONTH,), years)
    hint = f"{years}-year property, tables of Publication 946."
    return Method(f"{MACRS}{years}", f"MACRS {years} years", hint, (HALF_YEAR, MID_QUARTER), years)


METHODS: dict[str, Method] = {
    method.key: method
    for method in (
        Method(STRAIGHT, "Straight line", "The same amount every year.", _FREE),
        Method(DECLINING, "Declining balance", "A part of what is left, every year.", _FREE),
        Method(DIGITS, "Sum of years' digits", "Of 5 years 5/15, 4/15, 3/15, 2/15, 1/15.", _FREE),
        Method(UNITS, "Units of use", "By what a meter counts.", (MONTHLY,)),
        *map(_class, (*PERSONAL, *REAL)),
        Method(RATES, "Table of own rates", "Per cents of each year, 100 together.", (FULL_YEAR, *_FREE[:-1])),
    )
}
