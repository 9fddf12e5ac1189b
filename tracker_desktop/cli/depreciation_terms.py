"""What was typed for the depreciation command, as terms and facts."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tracker_desktop.depreciation.course import Course, Facts, course_of
from tracker_desktop.depreciation.fiscal import Fiscal
from tracker_desktop.depreciation.macrs import WHOLE
from tracker_desktop.depreciation.methods import DECLINING, DIGITS, MACRS, METHODS, RATES, STRAIGHT, UNITS, Method
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.depreciation.used import Reading
from tracker_desktop.errors import Refused
from tracker_desktop.wording.figures import show_money

UNIT, CENT = 10_000, 100
MOST = Decimal(10) ** 12
MOST_YEARS = 100
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
ALSO = {
    **dict.fromkeys(("sl", "straight", "linear"), STRAIGHT),
    **dict.fromkeys(("db", "ddb", "declining", "double-declining", "double-declining-balance", "200db"), DECLINING),
    **dict.fromkeys(("150db", "150-declining-balance"), DECLINING),
    **dict.fromkeys(("syd", "sum-of-years", "sum-of-the-years-digits", "years-digits"), DIGITS),
    **dict.fromkeys(("uop", "units", "usage", "units-of-production"), UNITS),
    **dict.fromkeys(("rates", "table"), RATES),
}
"""What the methods are called elsewhere."""


@dataclass(frozen=True)
class Asked:
    """The terms, the facts and their course; `dated` where a day of service was given."""

    terms: Terms
    facts: Facts
    course: Course
    start: dt.date
    dated: bool


def asked_of(options: argparse.Namespace) -> Asked:
    """Raises Refused with a sentence for what is wrong."""
    method, factor = _method(options)
    fiscal = _fiscal(options.fiscal_start)
    dated = options.in_service is not None
    start = _day(options.in_service) if dated else fiscal.begins(2001)
    cost = _units(options.cost, "--cost", UNIT)
    salvage = _units(options.salvage, "--salvage", UNIT) if options.salvage is not None else 0
    if salvage > cost:
        raise Refused("depreciation_salvage", salvage=_shown(salvage), cost=_shown(cost))
    terms = Terms(
        method.key,
        _convention(method, options.convention),
        _months(method, options.years),
        int(_number(options.factor, "--factor", Decimal(1), Decimal(1000), 0)) if options.factor else factor,
        not options.no_switch,
        _rates(options.rates) if method.key == RATES else (),
        _life_units(method, options.life_units),
    )
    left = _day(options.disposed) if options.disposed is not None else None
    if left is not None and left < start:
        raise Refused("depreciation_left", day=options.disposed, start=start.isoformat())
    readings = _readings(options.units, fiscal, start) if method.key == UNITS else ()
    facts = Facts(cost, start, terms, start, salvage, readings=readings, left=left)
    return Asked(terms, facts, course_of(facts, fiscal, CENT), start, dated)


def _method(options: argparse.Namespace) -> tuple[Method, int]:
    """The method by its key, or by what it is called elsewhere, and the factor that goes with that."""
    typed = re.sub(r"[\s_]+", "-", options.method.strip().casefold().replace("'", "").replace("’", ""))
    key = ALSO.get(typed, typed)
    if typed == MACRS.rstrip("-") and options.years is not None:
        key = f"{MACRS}{options.years.strip()}"
    key = key.removesuffix("-year").removesuffix("-years") if key.startswith(MACRS) else key
    if key not in METHODS:
        raise Refused("depreciation_method", method=options.method, methods=", ".join(METHODS))
    return METHODS[key], 150 if typed.startswith("150") else 200


def _convention(method: Method, typed: str | None) -> str:
    if typed is None:
        return method.conventions[0]
    word = typed.strip().casefold()
    if word not in method.conventions:
        choices = ", ".join(method.conventions)
        raise Refused("depreciation_convention", method=method.title, convention=typed, choices=choices)
    return word


def _months(method: Method, typed: str | None) -> int:
    if method.years is not None and typed is not None and typed.strip() != method.years:
        raise Refused("depreciation_years_given", method=method.title)
    if method.is_table or method.key == UNITS:
        return 0
    if typed is None:
        raise Refused("depreciation_needs", method=method.title, names="--years")
    months = _number(typed, "--years", Decimal("0.08"), Decimal(MOST_YEARS), 4) * 12
    if abs(months - round(months)) > Decimal("0.01"):
        raise Refused("depreciation_least", name="--years", least="whole months: 5, 2.5 or 0.25")
    return round(months)


def _rates(typed: str | None) -> tuple[int, ...]:
    if typed is None:
        raise Refused("depreciation_needs", method=METHODS[RATES].title, names="--rates")
    rates = tuple(int(_number(text, "--rates", Decimal(0), Decimal(100), 3) * 1_000) for text in _texts(typed))
    if sum(rates) != WHOLE:
        raise Refused("scheme_rates_sum", total=f"{(Decimal(sum(rates)) / 1_000).normalize():f}")
    return rates


def _life_units(method: Method, typed: str | None) -> int:
    if method.key != UNITS:
        return 0
    if typed is None:
        raise Refused("depreciation_needs", method=method.title, names="--life-units and --units")
    return int(_number(typed, "--life-units", Decimal("0.001"), MOST, 3) * 1_000)


def _readings(typed: str | None, fiscal: Fiscal, start: dt.date) -> Sequence[Reading]:
    """What the meter says on the last day of each fiscal year."""
    if typed is None:
        raise Refused("depreciation_needs", method=METHODS[UNITS].title, names="--units")
    total, first = 0, fiscal.year_of(start)
    found: list[Reading] = []
    for year, text in enumerate(_texts(typed), first):
        total += int(_number(text, "--units", Decimal(0), MOST, 3) * 1_000)
        found.append((fiscal.ends(year), total))
    return tuple(found)


def _texts(typed: str) -> list[str]:
    texts = [text for text in re.split(r"[,;\s]+", typed) if text]
    if len(texts) > MOST_YEARS:
        raise Refused("scheme_rates_many", most=MOST_YEARS)
    return texts


def _units(typed: str, name: str, scale: int) -> int:
    return int(_number(typed, name, Decimal(0), MOST, 4) * scale)


def _number(typed: str, name: str, least: Decimal, most: Decimal, places: int) -> Decimal:
    text = typed.strip().removesuffix("%")
    try:
        number = Decimal(text if re.fullmatch(r"[-+]?[0-9.]{1,40}", text) else "").normalize()
    except InvalidOperation:
        raise Refused("depreciation_number", name=name, text=typed) from None
    if not least <= number <= most:
        raise Refused("depreciation_least", name=name, least=f"from {least:f} to {most:,f}")
    if number != round(number, places):
        raise Refused("depreciation_least", name=name, least=f"a number with at most {places} decimals")
    return number


def _day(typed: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(typed.strip())
    except ValueError:
        raise Refused("depreciation_day", text=typed) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused("day_out_of_range", day=typed)
    return day


def _fiscal(typed: str) -> Fiscal:
    found = re.fullmatch(r"([01]?\d)-([0-3]?\d)", typed.strip(), re.ASCII)
    try:
        day = dt.date(2023, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Refused("depreciation_fiscal", text=typed)
    return Fiscal(day.month, day.day)


def _shown(units: int) -> str:
    return show_money(Decimal(units) / UNIT)
