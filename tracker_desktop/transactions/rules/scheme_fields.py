"""The fields of a depreciation scheme, and what its method needs of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import func, or_, select

from tracker_desktop.depreciation.methods import DECLINING, METHODS, RATES, UNITS
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.text import fold
from tracker_desktop.models.values import DepreciationScheme, ValueChange
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.meters import meter_named

MOST_YEARS = 100
MOST_UNITS = Decimal(10) ** 9
WHOLE = Decimal(100)
USUAL_FACTOR = 200
TERMS = (
    *("method", "convention", "years", "factor_percent", "switches"),
    *("salvage_percent", "rates", "meter", "units"),
)
"""What amounts are worked out with."""


@dataclass(frozen=True)
class SchemeFields:
    """A scheme as the form gives it. What its method does not use is left out. `rates` are per cents of each year."""

    name: str
    method: str
    convention: str | None = None
    years: Decimal | None = None
    factor_percent: int | None = None
    switches: bool = True
    salvage_percent: Decimal | None = None
    rates: tuple[str, ...] = ()
    meter: str | None = None
    units: Decimal | None = None
    note: str | None = None
    active: bool = True


def _method(books: Books, value: str) -> str:
    if value not in METHODS:
        raise Refused("choice_unknown", value=value, choices=", ".join(METHODS))
    return value


def _years(books: Books, value: Decimal | None) -> Decimal | None:
    """Whole months from one to a hundred years."""
    if value is None:
        return None
    if not value.is_finite() or not 0 < value <= MOST_YEARS or (value * 12) % 1:
        raise Refused("scheme_years_wrong", years=value, most=MOST_YEARS)
    return value


def _per_cent(books: Books, value: Decimal | None) -> Decimal | None:
    if value is not None and (not value.is_finite() or not 0 <= value <= WHOLE or value != round(value, 3)):
        raise Refused("scheme_per_cent_wrong", value=value)
    return value


def _rates(books: Books, value: Iterable[str]) -> list[str]:
    """Per cents of years that make 100 together."""
    found: list[Decimal] = []
    for text in value:
        try:
            rate = Decimal(text.strip().rstrip("% ")) if text.strip() else None
        except InvalidOperation as error:
            raise Refused("scheme_rate_wrong", text=text) from error
        if rate is None:
            continue
        if not rate.is_finite() or not 0 <= rate <= WHOLE or rate != round(rate, 3):
            raise Refused("scheme_rate_wrong", text=text)
        found.append(rate)
    if len(found) > MOST_YEARS:
        raise Refused("scheme_rates_many", most=MOST_YEARS)
    if found and sum(found) != WHOLE:
        raise Refused("scheme_rates_sum", total=f"{sum(found):f}")
    return [f"{rate:f}" for rate in found]


def units(books: Books, value: Decimal | None) -> Decimal | None:
    """How many units there are in a life."""
    if value is not None and (not value.is_finite() or not 0 < value <= MOST_UNITS or value != round(value, 3)):
        raise Refused("life_units_wrong", most=f"{MOST_UNITS:,f}")
    return value


RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "method": Rule("Method", _method),
    "convention": Rule("First year", fields.line),
    "years": Rule("Years", _years),
    "factor_percent": Rule("Per cent of the straight line", fields.whole(1, 1000)),
    "switches": Rule("Straight line as soon as it is more", fields.flag),
    "salvage_percent": Rule("Left at the end in %", _per_cent),
    "rates": Rule("Rates in %", _rates),
    "meter": Rule("Meter", meter_named),
    "units": Rule("Units of a life", units),
    "note": Rule("Note", fields.line),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], before: DepreciationScheme | None = None) -> dict[str, Any]:
    """The values made clean, with all that belongs to the method.

    Raises Refused: scheme_taken, scheme_convention, scheme_needs_years, scheme_needs_rates, scheme_needs_units.
    """
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        clean["unique_key"] = fold(clean["name"])
        query = select(DepreciationScheme.id, DepreciationScheme.name)
        found = books.execute(query.where(DepreciationScheme.unique_key == clean["unique_key"])).first()
        if found is not None and (before is None or found.id != before.id):
            raise Refused("scheme_taken", name=found.name, id=found.id)
    if clean.keys() & set(TERMS):
        together = {name: clean.get(name, getattr(before, name, None)) for name in TERMS}
        clean |= _of_method(together, moved="method" in clean and "convention" not in clean)
    return clean


def _of_method(terms: dict[str, Any], *, moved: bool) -> dict[str, Any]:
    """What the method needs, and nothing else."""
    method = METHODS[terms["method"]]
    used = {"method", "convention"}
    if method.years is None:
        used.add("salvage_percent")
    if method.key == UNITS:
        used |= {"meter", "units"}
        if terms["meter"] is None or terms["units"] is None:
            raise Refused("scheme_needs_units", method=method.title)
    elif method.key == RATES:
        used.add("rates")
        if not terms["rates"]:
            raise Refused("scheme_needs_rates", method=method.title)
    elif method.years is None:
        used.add("years")
        if terms["years"] is None:
            raise Refused("scheme_needs_years", method=method.title)
    if method.key == DECLINING:
        used |= {"factor_percent", "switches"}
        terms["factor_percent"] = terms["factor_percent"] or USUAL_FACTOR
    empty = {"switches": True, "rates": []}
    clean = {name: value if name in used else empty.get(name) for name, value in terms.items()}
    if clean["convention"] is None or (moved and clean["convention"] not in method.conventions):
        clean["convention"] = method.conventions[0]
    if clean["convention"] not in method.conventions:
        raise Refused("scheme_convention", method=method.title, choices=", ".join(method.conventions))
    return clean


def used_by(books: Books, scheme_id: int) -> int:
    """How many assets are written down by a scheme: their own, their category's, or one that they changed to."""
    own = func.coalesce(Asset.scheme_id, Category.scheme_id) == scheme_id
    changed = select(ValueChange.asset_id).where(ValueChange.scheme_id == scheme_id)
    query = select(func.count()).select_from(Asset).outerjoin(Category, Category.id == Asset.category_id)
    return int(books.scalar(query.where(or_(own, Asset.id.in_(changed)), Asset.cost.is_not(None))) or 0)
