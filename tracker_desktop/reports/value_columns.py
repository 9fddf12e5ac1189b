"""What reports about the value of assets share: who they are of, the fiscal year, and the sums of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.depreciation.years import FiscalYear
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.types import MONEY_SCALE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.value_facts import fiscal_of
from tracker_desktop.reports import asset_columns
from tracker_desktop.reports.report import Asked, Column, worked

NO_CATEGORY, NO_DEPARTMENT = "No category", "No department"
ROLLED = ("Opening", "Added", "Depreciation", "Impaired", "Disposed", "Closing")
"""opening + added - depreciation - impaired - disposed = closing."""


def rolled(width: float) -> tuple[Column, ...]:
    """The columns of a fiscal year."""
    return tuple(worked(title, "money", width, total=True) for title in ROLLED)


def where(asked: Asked) -> list[Any]:
    """Of which assets."""
    found = [*asked.equal(Asset.category_id, "category"), *asked.equal(Asset.department_id, "department")]
    return [*found, *asset_columns.below(asked, Asset.place_id)]


def year_asked(asked: Asked) -> int:
    """The fiscal year in which the day lies that was asked for."""
    return fiscal_of(asked.office).year_of(asked["year"])


def money(office: Office, units: int) -> Decimal:
    """An amount from 1/10000, with the decimals of the office."""
    return round(Decimal(units) / MONEY_SCALE, office.decimals)


def amounts(office: Office, year: FiscalYear | Sequence[int]) -> list[Decimal]:
    """The six amounts of a fiscal year, rounded so that they still add up: what is closed takes the rest."""
    opening, added, down, impaired, disposed = (money(office, units) for units in year[-6:-1])
    return [opening, added, down, impaired, disposed, opening + added - down - impaired - disposed]
