"""What stock was worth on a day, what it is off by, and what is used of it; worked by hand, on both databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups, sums
from tests.store_fixtures import START, Office
from tests.transactions.cost_makers import Back, Dispatch, ToSupplier, cost_steps, last_movement
from tests.transactions.count_makers import count_stock, open_count
from tests.transactions.makers import add_department, add_place, holder_of
from tests.transactions.stock_makers import add_item, issue, lot, place, receive
from tracker_desktop.models.people import Department
from tracker_desktop.queries.abc import AbcClasses
from tracker_desktop.queries.receipt_costs import ReceiptOf
from tracker_desktop.reports.result import Result
from tracker_desktop.transactions.change_cost import ChangeCost
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.post_count import PostCount

__all__ = ["cost_steps"]
pytestmark = pytest.mark.usefixtures("cost_steps")
TODAY = START.date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def results() -> Iterator[list[Result]]:
    found: list[Result] = []
    yield found
    for one in found:
        one.close()


class Ask:
    """Runs reports of the office."""

    def __init__(self, office: Office, results: list[Result]) -> None:
        self.office, self.results = office, results

    def __call__(self, key: str, **values: object) -> Result:
        self.results.append(run(self.office, key, **values))
        return self.results[-1]


@pytest.fixture
def ask(office: Office, results: list[Result]) -> Ask:
    return Ask(office, results)


def test_what_stock_was_worth_at_the_end_of_a_day(office: Office, ask: Ask) -> None:
    pump = add_item(office, "PMP", "Pump", group="Parts")
    receive(office, pump, 10, "100")
    office.now += DAY
    issue(office, pump, 4, 1)
    office.now += DAY
    receive(office, pump, 4, "50")
    assert column(ask("valuation", day=TODAY - DAY), "Value") == []
    for days, quantity, worth in ((0, 10, 1000), (1, 6, 600), (2, 10, 800), (9, 10, 800)):
        result = ask("valuation", day=TODAY + days * DAY)
        assert (column(result, "On hand"), column(result, "Value")) == ([quantity], [worth])
        assert sums(result) == {"Value": worth, "Value in transit": 0}
    assert column(result, "Average cost") == [80]
    assert result.said == ("As of: 3 Dec 2026",)


def test_what_is_on_hold_and_on_its_way_stands_apart(office: Office, ask: Ask) -> None:
    pump = add_item(office, "PMP", "Pump")
    receive(office, pump, 10, "100")
    hold, none = add_place(office, "HOLD", "Hold", "hold"), lot(office, pump)
    office.perform(MoveStock((MoveLine(pump, none, Decimal(3), place(office), hold),)))
    office.perform(Dispatch(pump, none, place(office), Decimal(2)))
    result = ask("valuation")
    assert [column(result, name) for name in ("On hand", "Value", "Of it on hold", "In transit")] == [
        [8],
        [800],
        [3],
        [2],
    ]
    assert sums(result) == {"Value": 800, "Value in transit": 200}
    office.perform(Dispatch(pump, none, hold, Decimal(3)))
    office.perform(Dispatch(pump, none, place(office), Decimal(5)))
    assert sums(ask("valuation")) == {"Value": 0, "Value in transit": 1000}


def test_the_variances_by_kind_with_their_reasons(office: Office, ask: Ask) -> None:
    office.perform(ChangeSetting("approvals.second_person", False))
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    pump = add_item(office, "PMP", "Pump")
    came = receive(office, pump, 10, "100")
    receipt = office.read(ReceiptOf(number=came.number))
    assert receipt is not None
    issue(office, pump, 4, 1)
    office.perform(ChangeCost(receipt.document_id, Decimal(50), reference="INV-7", reason="Customs"))
    gone = office.perform(ChangeCost(receipt.document_id, Decimal(10), reference="INV-8"))
    office.undo(gone)
    office.perform(ToSupplier(pump, lot(office, pump), place(office), Decimal(1), None, Decimal(100)))
    count = open_count(office)
    count_stock(office, count, pump, 6)
    office.perform(PostCount(count))
    result = ask("variances")
    assert groups(result) == [
        ("Counts", 1, [Decimal(105)]),
        ("Credits of suppliers", 1, [Decimal(-5)]),
        ("Freight and new prices", 1, [Decimal(-20)]),
    ]
    assert column(result, "Reason")[2] == "Customs"
    assert column(result, "Reference")[2] == "INV-7"


def test_an_undone_receipt_that_left_a_rest_is_a_variance_until_it_is_done_again(office: Office, ask: Ask) -> None:
    pump = add_item(office, "PMP", "Pump")
    dear = receive(office, pump, 10, "100", lot="DEAR")
    receive(office, pump, 100, "10", lot="CHEAP")
    issue(office, pump, 100, 1, lot_id=lot(office, pump, "CHEAP"))
    undone = office.undo(dear)
    assert groups(ask("variances")) == [("Receipts undone, and rounding", 1, [Decimal("818.18")])]
    office.undo(undone)
    assert groups(ask("variances")) == []


def test_abc_counts_net_use_and_sales(office: Office, ask: Ask) -> None:
    items = [add_item(office, sku, sku) for sku in ("DEAR", "MID", "CHEAP", "BACK", "NEVER")]
    for item, cost in zip(items, ("800", "150", "50", "9000", "1"), strict=True):
        receive(office, item, 10, cost)
    for item in items[:4]:
        issue(office, item, 1, 1)
    back = last_movement(office, items[3], "issue")
    office.perform(Back(items[3], lot(office, items[3]), place(office), Decimal(1), back))
    office.undo(issue(office, items[4], 5, 1))
    result = ask("abc")
    assert list(zip(column(result, "SKU"), column(result, "Class"), strict=True)) == [
        ("DEAR", "A"),
        ("MID", "B"),
        ("CHEAP", "C"),
        ("BACK", "C"),
        ("NEVER", "C"),
    ]
    assert column(result, "Share in %") == [80, 15, 5, 0, 0]
    classes = office.read(AbcClasses())
    assert [classes[item].value for item in items] == ["A", "B", "C", "C", "C"]


def test_use_by_month_item_holder_and_charge_code(office: Office, ask: Ask) -> None:
    office.perform(ChangeSetting("office.zone", "Pacific/Auckland"))
    biology = holder_of(office, add_department(office, "Biology", charge_code="4711"), Department)
    pump = add_item(office, "PMP", "Pump")
    receive(office, pump, 100, "10")
    office.now = dt.datetime(2026, 11, 30, 10, 59, tzinfo=dt.UTC)
    issue(office, pump, 2, biology)
    office.now = dt.datetime(2026, 11, 30, 11, 1, tzinfo=dt.UTC)
    issue(office, pump, 3, biology)
    office.undo(issue(office, pump, 7, biology))
    result = ask("consumption")
    assert groups(result) == [("Nov 2026", 1, [1, Decimal(20)]), ("Dec 2026", 1, [2, Decimal(30)])]
    assert column(result, "Issued to") == ["Biology", "Biology"]
    assert column(result, "Charge code") == ["4711", "4711"]
    assert len(ask("consumption", holder=biology)) == 2
    assert len(ask("consumption", item=add_item(office, "X", "X"))) == 0


def test_turnover_and_days_of_stock(office: Office, ask: Ask) -> None:
    pump = add_item(office, "PMP", "Pump")
    receive(office, pump, 20, "100")
    office.now += 366 * DAY
    issue(office, pump, 10, 1)
    result = ask("turnover")
    assert [column(result, name) for name in ("Value of use", "Average stock", "Times a year", "Days of stock")] == [
        [1000],
        [1500],
        [Decimal("0.7")],
        [547],
    ]


def test_what_is_not_used_is_listed_with_its_value(office: Office, ask: Ask) -> None:
    used, idle, new = (add_item(office, sku, sku) for sku in ("USED", "IDLE", "NEW"))
    for item in (used, idle):
        receive(office, item, 10, "5")
    issue(office, idle, 1, 1)
    office.now += 180 * DAY
    receive(office, new, 10, "5")
    issue(office, used, 1, 1)
    office.undo(issue(office, idle, 1, 1))
    assert column(ask("dead-stock"), "SKU") == []
    office.now += DAY
    result = ask("dead-stock")
    assert [column(result, name) for name in ("SKU", "Days", "Value")] == [["IDLE"], [181], [45]]
    assert column(ask("dead-stock", idle=0), "SKU") == ["NEW", "IDLE", "USED"]


def test_the_ledger_of_an_item_adds_up_line_by_line(office: Office, ask: Ask) -> None:
    pump, other = add_item(office, "PMP", "Pump"), add_item(office, "X", "X")
    receive(office, other, 10, "5")
    receive(office, pump, 10, "100")
    receive(office, pump, 10, "50")
    hold = add_place(office, "HOLD", "Hold", "hold")
    office.perform(MoveStock((MoveLine(pump, lot(office, pump), Decimal(3), place(office), hold),)))
    gone = issue(office, pump, 4, 1)
    office.undo(gone)
    result = ask("stock-ledger", item=pump)
    assert column(result, "Value of it") == [1000, 500, None, -300, 300]
    assert column(result, "On hand") == [10, 20, 20, 16, 20]
    assert column(result, "Value") == [1000, 1500, 1500, 1200, 1500]
    assert column(result, "Average cost") == [100, 75, 75, 75, 75]
