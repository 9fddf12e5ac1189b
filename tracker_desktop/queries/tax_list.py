"""What property there was on a day, for the property tax: what had left by then is not in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, case, exists, func, or_, select

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.losses import Loss, LossState
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.ghosts import a_year
from tracker_desktop.queries.office import Office

TAX = "costs.tax_percent"


@dataclass(frozen=True)
class Taxed:
    """An asset that was there. `missing`: it could not be found on that day and was not yet written off, so that it
    still counts. `cost` is with what was added by then, `tax` that of a year by the per cent of the office; None where
    the cost is unknown."""

    tag: str
    description: str
    category: str | None
    category_key: str
    department: str | None
    place: str | None
    since: dt.date | None
    missing: bool
    cost: Decimal | None
    book: Decimal | None
    tax: Decimal | None


def taxed_assets(connection: Connection, office: Office, day: dt.date, where: Any = ()) -> Iterator[Taxed]:
    """Every asset that was there at the end of a day, by category and tag: bought or in service by then (or nothing is
    known of that), neither disposed of nor written off. Department and place are those of now."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), office.zone).astimezone(dt.UTC)
    query = (
        select(
            *(Asset.id, Asset.tag, Asset.description, Category.name.label("category"), Category.name_key),
            *(Department.name.label("department"), Place.path, Asset.in_service, Asset.purchased, Asset.cost),
            case((_missing(office, day, midnight), 1), else_=0).label("missing"),
        )
        .outerjoin(Category, Category.id == Asset.category_id)
        .outerjoin(Department, Department.id == Asset.department_id)
        .outerjoin(Place, Place.id == Asset.place_id)
        .where(_had_come(day), ~_had_left(day), *where)
        .order_by(Category.name_key.nulls_last(), Category.id, Asset.tag_sort, Asset.id)
    )
    rows = connection.execute(query).all()
    books = book_value_of(connection, None, day)
    for row in rows:
        known = books.get(row.id)
        yield Taxed(
            *(row.tag, row.description, row.category, row.name_key or "", row.department, row.path),
            *(row.in_service or row.purchased, bool(row.missing), None if known is None else known.cost),
            None if known is None else round(known.value, office.decimals),
            a_year(office, TAX, None if known is None else known.cost),
        )


def _had_come(day: dt.date) -> Any:
    """The earlier of the two days counts: what is bought is owned before it is used."""
    first = func.coalesce(Asset.purchased, Asset.in_service)
    return or_(first.is_(None), first <= day)


def _had_left(day: dt.date) -> Any:
    """What was disposed of before the office kept the days of that is gone on every day."""
    unknown = and_(Asset.readiness == Readiness.DISPOSED.value, Asset.disposed_on.is_(None))
    written_off = exists().where(
        Loss.asset_id == Asset.id, Loss.state == LossState.WRITTEN_OFF.value, Loss.ended_on <= day
    )
    gone = and_(Asset.readiness == Readiness.DISPOSED.value, or_(Asset.disposed_on <= day, written_off))
    return func.coalesce(or_(unknown, gone), False)


def _missing(office: Office, day: dt.date, midnight: dt.datetime) -> Any:
    """By the losses of that time; of what is missing without a loss being written down, from now on."""
    lost = exists().where(
        Loss.asset_id == Asset.id, Loss.reported_at < midnight, or_(Loss.ended_at.is_(None), Loss.ended_at >= midnight)
    )
    return lost if day < office.today else or_(lost, Asset.readiness == Readiness.MISSING.value)
