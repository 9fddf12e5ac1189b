"""What assets cost a year, whether somebody uses them or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tracker_desktop.queries.book_values import book_value_of
from tracker_desktop.queries.contract_shares import Shares, shares_of
from tracker_desktop.queries.ghosts import a_year
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.work_costs import maintenance_costs

INSURANCE, TAX = "costs.insurance_percent", "costs.tax_percent"
NOTHING = Decimal(0)
YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class YearlyCost:
    """Amounts of a year, in whole smallest amounts of the office. `insurance` is the part in the policies that an asset
    is on, else the per cent of the office; `maintenance` and `depreciation` are those of the last 365 days."""

    insurance: Decimal
    tax: Decimal
    maintenance: Decimal
    contracts: Decimal
    depreciation: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.insurance + self.tax + self.maintenance + self.contracts + self.depreciation


def yearly_costs(
    connection: Connection, office: Office, costs: Mapping[int, Decimal | None], *, some: bool = True
) -> dict[int, YearlyCost]:
    """The yearly cost of assets by their ids; `costs` says what each cost. `some`: they are few, so that each is looked
    up; without it everything is read at once."""
    ids = list(costs) if some else None
    shares = shares_of(connection, office, ids)
    before = book_value_of(connection, ids, office.today - YEAR)
    now = book_value_of(connection, ids, office.today)
    spent = maintenance_costs(connection, office.today - YEAR, office.today, ids)
    none = Shares()
    found = {}
    for asset_id, cost in costs.items():
        mine = shares.get(asset_id, none)
        earlier, later = before.get(asset_id), now.get(asset_id)
        found[asset_id] = YearlyCost(
            _rounded(office, a_year(office, INSURANCE, cost) if mine.insurance is None else mine.insurance),
            _rounded(office, a_year(office, TAX, cost)),
            _rounded(office, spent.get(asset_id)),
            _rounded(office, mine.others),
            NOTHING if earlier is None or later is None else max(later.depreciated - earlier.depreciated, NOTHING),
        )
    return found


def _rounded(office: Office, amount: Decimal | None) -> Decimal:
    return NOTHING if amount is None else round(amount, office.decimals)
