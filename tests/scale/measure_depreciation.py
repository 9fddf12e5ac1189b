"""Depreciation schedules: of every asset of a register for ten fiscal years, from the database to the amounts; beside a
plain loop of straight lines in Decimal."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from sqlalchemy import Connection, select

from tests.scale.measure_line import Job, Line
from tracker_desktop.depreciation.years import years_of
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.valued import valued
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_scheme import AddScheme
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.rules.scheme_fields import SchemeFields

YEARS, BUDGET_S = 10, 10.0
PLAIN = "a loop of straight lines in Decimal"
SCHEMES = (
    SchemeFields("Straight", "straight-line", years=Decimal(5)),
    SchemeFields("Declining", "declining-balance", years=Decimal(7), salvage_percent=Decimal(5)),
    SchemeFields("Digits", "sum-of-years-digits", "half-year", years=Decimal(8)),
    SchemeFields("Tax", "macrs-7", "mid-quarter"),
)
CENT = Decimal("0.01")


def measure(job: Job) -> list[Line]:
    """The categories of the register take the schemes by turns."""
    store = open_office(str(job.register))
    try:
        _write_down(store)
        count, spent = _timed(store, Schedules())
        _, worth = _timed(store, Worth())
        _, plain = _timed(store, PlainLoop())
    finally:
        store.close()
    budget = BUDGET_S if job.assets <= 100_000 else None
    return [
        Line(f"depreciation of {count:,} assets for {YEARS} years", "s", budget, [spent], [plain], PLAIN),
        Line(f"book value of {count:,} assets on a day", "s", budget, [worth]),
    ]


def _timed(store: Store, query: Query[int]) -> tuple[int, float]:
    begun = time.perf_counter()
    count = store.read(query)
    return count, time.perf_counter() - begun


def _write_down(store: Store) -> None:
    ids = []
    for fields in SCHEMES:
        done = store.perform(AddScheme(fields), 1)
        assert done.about is not None
        ids.append(done.about[1])
    categories = store.read(Categories())
    for number, category in enumerate(categories):
        store.perform(EditCategory(category, {"scheme_id": ids[number % len(ids)]}), 1)


class Categories(Query[Sequence[int]]):
    """The ids of all categories."""

    def run(self, connection: Connection) -> Sequence[int]:
        return list(connection.scalars(select(Category.id).order_by(Category.id)))


class Schedules(Query[int]):
    """Ten fiscal years of every asset that has a cost."""

    def run(self, connection: Connection) -> int:
        office = office_of(connection)
        first, count, total = office.today.year - 4, 0, 0
        for _, course in valued(connection, office, ()):
            total += sum(year.depreciation for year in years_of(course, first, first + YEARS - 1))
            count += 1
        assert total > 0
        return count


class Worth(Query[int]):
    """What every asset is worth today."""

    def run(self, connection: Connection) -> int:
        return len(book_value_of(connection, None, office_of(connection).today))


class PlainLoop(Query[int]):
    """Straight lines over five years by months, as a clerk's spreadsheet has them."""

    def run(self, connection: Connection) -> int:
        query: Any = select(Asset.cost, Asset.in_service, Asset.purchased).where(Asset.cost.is_not(None))
        count, first = 0, office_of(connection).today.year - 4
        for cost, in_service, purchased in connection.execute(query).all():
            start = in_service or purchased or dt.date(first, 1, 1)
            left: Decimal = cost
            monthly: Decimal = cost / 60
            for year in range(start.year, start.year + 6):
                months = 13 - start.month if year == start.year else 12 if year < start.year + 5 else start.month - 1
                amount = min(left, (monthly * months).quantize(CENT, ROUND_HALF_EVEN))
                left -= amount
            count += 1
        return count
