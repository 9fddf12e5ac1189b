"""The list of depreciation schemes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.depreciation.conventions import CONVENTIONS
from tracker_desktop.depreciation.methods import METHODS, UNITS
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.types import Int
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, View
from tracker_desktop.queries.lists.searched import BY_SCHEME
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

S = DepreciationScheme
STATE: Any = case((S.active == 1, "active"), else_="retired")


def _counted(model: Any) -> Any:
    query = select(func.count(type_=Int)).select_from(model).where(model.scheme_id == S.id)
    return query.correlate(S).scalar_subquery()


def method_title(_: Office, key: str) -> str:
    """Straight line."""
    return METHODS[key].title


def life(
    _: Office, method: str, years: Decimal | None, rates: list[str], meter: str | None, units: Decimal | None
) -> str:
    """5 years, 6 rates, 20,000 hours."""
    law = METHODS[method].years
    if method == UNITS:
        return f"{units or 0:,f} {meter}"
    if rates:
        return shown.things(len(rates), "rate")
    number = law or f"{(years or Decimal(0)).normalize():f}"
    return f"{number} {'year' if number == '1' else 'years'}"


def convention_title(_: Office, key: str | None) -> str:
    """Half year."""
    return CONVENTIONS[key].title if key else ""


SCHEMES = Listing(
    name="schemes",
    title="Depreciation schemes",
    model=S,
    key=S.id,
    main=(S.name_key, S.id),
    source=table_of(S),
    columns=(
        Column("name", "Scheme", "text", (S.name,), 190, sort=(S.name_key,), nullable=False),
        Column(
            "method",
            "Method",
            "text",
            (S.method,),
            172,
            sort=(byte_order(S.method),),
            nullable=False,
            show=method_title,
        ),
        Column("life", "Life", "text", (S.method, S.years, S.rates, S.meter, S.units), 112, sort=(S.years,), show=life),
        Column(
            "convention",
            "First year",
            "text",
            (S.convention,),
            84,
            sort=(byte_order(S.convention),),
            show=convention_title,
        ),
        Column("salvage", "Left in %", "quantity", (S.salvage_percent,), 74, False),
        Column("categories", "Categories", "count", (_counted(Category),), 86, nullable=False),
        Column("assets", "Assets of its own", "count", (_counted(Asset),), 130, False, nullable=False),
        Column("note", "Note", "text", (S.note,), 200, False, sort=(byte_order(S.note),)),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False, states=("active", "retired")),
    ),
    views=(
        View("all", "All schemes"),
        View("retired", "Retired", where=S.active == 0),
    ),
    search=BY_SCHEME,
)
