"""The command that prints how an amount is written down, with no office."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker_desktop.cli.answers import tell
from tracker_desktop.cli.job import FLAG, Job, argument
from tracker_desktop.errors import Refused

if TYPE_CHECKING:
    from tracker_desktop.cli.depreciation_terms import Asked

UNIT = 10_000
"""Amounts are counted in 1/10000, as in the books."""


def depreciation_job() -> Job:
    """The command with its arguments."""
    return Job(
        "depreciation",
        "print how an amount is written down over the years; needs no office",
        _depreciation,
        (
            argument("--list", action=FLAG, help="say which methods there are"),
            argument("--method", metavar="METHOD", help="one of: depreciation --list"),
            argument("--cost", metavar="AMOUNT", help="what it cost"),
            argument("--salvage", metavar="AMOUNT", help="what is left at the end (default: 0)"),
            argument("--years", metavar="N", help="its life; 2.5 is two years and a half"),
            argument("--in-service", metavar="DATE", help="YYYY-MM-DD (default: the first day of a year)"),
            argument("--convention", metavar="WORD", help="half-year, mid-quarter, month, mid-month, day, full-year"),
            argument("--factor", metavar="PER-CENT", help="of a declining balance (default: 200)"),
            argument("--no-switch", action=FLAG, help="a declining balance that never turns into a straight line"),
            argument("--rates", metavar="20,32,…", help="per cents of each year, for own-rates"),
            argument("--units", metavar="900,1200,…", help="what was used in each year, for units-of-use"),
            argument("--life-units", metavar="N", help="units of a life, for units-of-use"),
            argument("--fiscal-start", metavar="MM-DD", default="01-01", help="on which day a year begins"),
            argument("--disposed", metavar="DATE", help="the day it left before the end"),
        ),
    )


def _depreciation(options: argparse.Namespace) -> int:
    if options.list:
        return _list(options)
    if options.method is None or options.cost is None:
        raise Refused("depreciation_asks")
    from tracker_desktop.cli.depreciation_terms import asked_of

    asked = asked_of(options)
    rows = list(_rows(asked))
    called = asked.course.fiscal.called if asked.dated else str
    shown = [(called(row["year"]), row["depreciation"], row["book_value"]) for row in rows]
    facts = {
        "method": asked.terms.method,
        "convention": asked.terms.convention,
        "cost": _amount(asked.facts.cost),
        "salvage": _amount(asked.course.kept),
        "years": rows,
        "depreciation": _amount(sum(part.amount for part in asked.course.parts)),
        "book_value": rows[-1]["book_value"] if rows else _amount(asked.facts.cost),
    }
    return tell(options, facts, _table((("Year", "Depreciation", "Book value"), *shown)))


def _rows(asked: Asked) -> Iterator[dict[str, Any]]:
    """One fiscal year each, named by the calendar year in which it begins, until nothing more is written down."""
    from tracker_desktop.depreciation.years import years_of

    course, fiscal = asked.course, asked.course.fiscal
    if not course.parts:
        return
    first = fiscal.year_of(asked.start)
    for number, year in enumerate(years_of(course, first, course.parts[-1].year), 1):
        begins, ends = fiscal.begins(year.year), fiscal.ends(year.year)
        yield {
            "year": year.year if asked.dated else number,
            "depreciation": _amount(year.depreciation),
            "book_value": _amount(year.closing + year.disposed),
            **({"begins": begins.isoformat(), "ends": ends.isoformat()} if asked.dated else {}),
        }


def _amount(units: int) -> str:
    """1249.50: cents, more only where there are more."""
    whole, rest = divmod(units, UNIT)
    return f"{whole}.{f'{rest:04}'.rstrip('0').ljust(2, '0')}"


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for year, *amounts in rows:
        cells = (text.rjust(width) for text, width in zip(amounts, widths[1:], strict=True))
        yield "  ".join((year.ljust(widths[0]), *cells))


def _list(options: argparse.Namespace) -> int:
    from tracker_desktop.depreciation.methods import METHODS

    facts = {
        key: {"title": method.title, "hint": method.hint, "conventions": list(method.conventions)}
        for key, method in METHODS.items()
    }
    widest = max(map(len, METHODS))
    return tell(options, facts, [f"{key:{widest}}  {method.title}. {method.hint}" for key, method in METHODS.items()])
