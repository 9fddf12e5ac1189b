"""What maintenance cost, how long assets were out of use, what is due, and whether a repair is worth it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.maintenance_makers import finish, plan, work_order
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.reports.catalog.repair_or_replace import KEEP, REPLACE, UNKNOWN, WATCH, advice
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine

MONEY = Decimal


@pytest.fixture
def scope(office: Office) -> int:
    """MS-1 of 1,000 was calibrated for 200 with 2 lamps of 12.50, and was out of use for 3 days; MS-2 waits for it."""
    scopes = makers.add_category(office, "Microscopes", "MS")
    day = dt.date(2026, 4, 30)
    scope = makers.add_asset(office, "Olympus", tag="MS-1", category_id=scopes, in_service=day, cost=MONEY(400))
    makers.add_asset(office, "Zeiss", tag="MS-2", category_id=scopes, in_service=day)
    calibration = plan(office, "Calibration", kind="calibration", category_id=scopes, months=6)
    receive(office, add_item(office, "LAMP", "Lamp"), 5, "12.50")
    order = work_order(office, scope, None, plan_id=calibration, takes_out=True)
    office.perform(IssueToWorkOrder(order, (PartLine("LAMP", MONEY(2)),)))
    bill = WorkCostFields("service", amount=MONEY(200), spent_on=dt.date(2026, 10, 30))
    office.perform(AddWorkCost(order, bill))
    office.now += dt.timedelta(days=3)
    finish(office, order, certificate="DKD-881", certified_until=dt.date(2027, 5, 31))
    return scope


def test_cost_by_asset_and_by_month(office: Office, scope: int) -> None:
    with run(office, "maintenance-cost") as result:
        assert column(result, "Tag") == ["MS-1"]
        assert (column(result, "Service"), column(result, "Parts")) == ([MONEY(200)], [MONEY(25)])
        assert (column(result, "Labour"), column(result, "Total")) == ([None], [MONEY(225)])
        assert [group[:2] for group in groups(result)] == [("Microscopes", 1)]
    with run(office, "maintenance-cost", from_=dt.date(2026, 11, 1)) as result:
        assert column(result, "Total") == [MONEY(25)]
    with run(office, "maintenance-by-month") as result:
        assert column(result, "Month") == ["Oct 2026", "Nov 2026"]
        assert column(result, "Total") == [MONEY(200), MONEY(25)]


def test_days_out_of_use(office: Office, scope: int) -> None:
    with run(office, "downtime", from_=dt.date(2026, 11, 18)) as result:
        assert column(result, "Days out of use") == [MONEY("3.0")]
        assert [share < 70 for share in column(result, "Usable in %")] == [True]  # type: ignore[operator]
    with run(office, "downtime", to=dt.date(2026, 11, 23)) as result:
        assert column(result, "Tag") == []


def test_what_is_due_and_the_certificates(office: Office, scope: int) -> None:
    with run(office, "maintenance-due") as result:
        assert (column(result, "Tag"), column(result, "State")) == (["MS-2"], ["Overdue"])
    with run(office, "calibrations") as result:
        assert column(result, "Tag") == ["MS-1", "MS-2"]
        assert column(result, "Certificate") == ["DKD-881", None]
        assert column(result, "Due") == [dt.date(2027, 5, 31), dt.date(2026, 10, 30)]


def test_repair_or_replace(office: Office, scope: int) -> None:
    with run(office, "repair-or-replace") as result:
        assert column(result, "Advice") == [REPLACE]
        assert column(result, "Work in a year") == [MONEY(225)]
        assert column(result, "Year in % of new") == [MONEY(56)]
    with run(office, "repair-or-replace", percent=60) as result:
        assert column(result, "Advice") == [KEEP]
    assert advice(MONEY(10), MONEY(1000), MONEY(1000), None, 50) == REPLACE
    assert advice(MONEY(10), MONEY(10), MONEY(1000), MONEY(5), 50) == WATCH
    assert advice(MONEY(10), MONEY(10), None, MONEY(5), 50) == UNKNOWN
