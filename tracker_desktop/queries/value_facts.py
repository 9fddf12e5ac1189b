"""What the books know of what assets are worth: costs, schemes, changes, readings of meters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select, type_coerce

from tracker_desktop.depreciation.course import Change, Course, Facts, course_of
from tracker_desktop.depreciation.fiscal import Fiscal
from tracker_desktop.depreciation.methods import METHODS, UNITS
from tracker_desktop.depreciation.terms import Terms
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.maintenance import MeterReading
from tracker_desktop.models.types import MONEY_SCALE, Int
from tracker_desktop.models.values import DepreciationScheme, ValueChange
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office

MOST_KNOWN = 20_000
"""Courses that are kept, to be shared."""
PER_CENT = 1_000
"""Rates and salvage are counted in 1/1000 per cent."""


def _units(column: Any) -> Any:
    """An amount or quantity as the integer that is stored."""
    return type_coerce(column, Int)


SCHEME_ID = func.coalesce(Asset.scheme_id, Category.scheme_id)
"""An asset's own scheme, else that of its category."""
_ASSETS = (
    select(
        *(Asset.id, _units(Asset.cost).label("cost"), Asset.purchased, Asset.in_service, SCHEME_ID.label("scheme_id")),
        *(_units(Asset.salvage).label("salvage"), Asset.life_months, _units(Asset.life_units).label("life_units")),
        Asset.disposed_on,
    )
    .outerjoin(Category, Category.id == Asset.category_id)
    .where(Asset.cost.is_not(None))
)
_CHANGES = select(
    *(ValueChange.asset_id, ValueChange.changed_on, ValueChange.kind, _units(ValueChange.amount).label("amount")),
    *(ValueChange.life_months, ValueChange.scheme_id),
).order_by(ValueChange.asset_id, ValueChange.changed_on, ValueChange.id)
_READINGS = select(
    MeterReading.asset_id, MeterReading.meter, MeterReading.read_on, _units(MeterReading.total).label("total")
).order_by(MeterReading.asset_id, MeterReading.read_on, MeterReading.id)
Readings = dict[tuple[int, str], dict[dt.date, int]]


def terms_of(row: Any) -> Terms:
    """The terms of a scheme, or of a record with its fields."""
    method = METHODS[row.method]
    return Terms(
        row.method,
        row.convention or method.conventions[0],
        months=int((row.years or 0) * 12),
        factor=row.factor_percent or 200,
        switches=bool(row.switches),
        rates=tuple(int(Decimal(rate) * PER_CENT) for rate in row.rates),
        units=int((row.units or 0) * 1_000),
        kept=int((row.salvage_percent or 0) * PER_CENT),
        meter=row.meter,
    )


def step_of(office: Office) -> int:
    """The office's smallest amount in 1/10000."""
    step: int = MONEY_SCALE // 10 ** min(office.decimals, 4)
    return step


def fiscal_of(office: Office) -> Fiscal:
    """The fiscal years of the office."""
    return Fiscal.of(str(office.settings["fiscal.start"]))


def schemes_of(connection: Connection) -> dict[int, Terms]:
    """The terms of every scheme by its id."""
    return {row.id: terms_of(row) for row in connection.execute(select(DepreciationScheme.__table__))}


def facts_of(
    connection: Connection, asset_ids: Sequence[int] | None = None, leaving: dt.date | None = None
) -> Iterator[tuple[int, Facts]]:
    """What is known of some assets, or of all, by their ids; nothing of those without a cost. `leaving`: as if they
    left on that day, if they have not left."""
    schemes = schemes_of(connection)
    for part in [None] if asset_ids is None else in_parts(sorted(set(asset_ids))):
        changes = _changes(connection, part, schemes)
        meters = any(terms.method == UNITS for terms in schemes.values())
        readings = _readings(connection, part) if meters else {}
        for row in connection.execute(_some(_ASSETS, Asset.id, part)):
            yield row.id, _facts(row, schemes, changes.get(row.id, ()), readings, leaving)


class Courses:
    """Makes courses by the fiscal years and the smallest amount of the office; assets of which the same is known share
    one."""

    def __init__(self, office: Office) -> None:
        self.fiscal, self._step = fiscal_of(office), step_of(office)
        self._known: dict[Facts, Course] = {}

    def of(self, fact: Facts) -> Course:
        """The course of an asset."""
        course = self._known.get(fact)
        if course is None:
            course = course_of(fact, self.fiscal, self._step)
            if len(self._known) < MOST_KNOWN:
                self._known[fact] = course
        return course


def _facts(
    row: Any, schemes: dict[int, Terms], changes: Sequence[Change], readings: Readings, leaving: dt.date | None
) -> Facts:
    terms = schemes.get(row.scheme_id)
    start = row.in_service or row.purchased
    known = [day for day in (row.purchased, row.in_service) if day is not None]
    meters = [terms.meter] if terms is not None and terms.method == UNITS else []
    meters += [change.terms.meter for change in changes if change.terms is not None and change.terms.method == UNITS]
    read = readings.get((row.id, meters[-1]), {}) if meters and meters[-1] is not None else {}
    return Facts(
        row.cost,
        start,
        terms,
        min(known, default=None),
        row.salvage,
        row.life_months,
        row.life_units,
        tuple(changes),
        tuple(read.items()),
        row.disposed_on or leaving,
    )


def _some(query: Any, key: Any, asset_ids: Sequence[int] | None) -> Any:
    return query if asset_ids is None else query.where(key.in_(asset_ids))


def _changes(
    connection: Connection, asset_ids: Sequence[int] | None, schemes: dict[int, Terms]
) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for row in connection.execute(_some(_CHANGES, ValueChange.asset_id, asset_ids)):
        change = Change(row.changed_on, row.kind, row.amount or 0, row.life_months or 0, schemes.get(row.scheme_id))
        found.setdefault(row.asset_id, []).append(change)
    return found


def _readings(connection: Connection, asset_ids: Sequence[int] | None) -> Readings:
    """The last total of each day."""
    found: Readings = {}
    for row in connection.execute(_some(_READINGS, MeterReading.asset_id, asset_ids)):
        found.setdefault((row.asset_id, row.meter), {})[row.read_on] = row.total
    return found
