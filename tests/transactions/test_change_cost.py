"""Freight and new prices after the goods: to the last cent, on what is still there, and taken back whole."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, issue, movements, receive, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.queries.receipt_costs import ReceiptFacts, ReceiptOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.change_cost import ChangeCost, NewPrice, Spread
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.rules.spreading import spread

ME = 1


def delivery(office: Office, *lines: tuple[int, str, str]) -> ReceiptFacts:
    """A goods receipt of lines (item, quantity, unit cost)."""
    came = [ReceiveLine(item, Decimal(quantity), Decimal(cost)) for item, quantity, cost in lines]
    return receipt(office, office.perform(Receive(tuple(came))))


def receipt(office: Office, done: Done) -> ReceiptFacts:
    found = office.read(ReceiptOf(number=done.number))
    assert found is not None
    return found


def change(office: Office, of: ReceiptFacts, **fields: Any) -> Done:
    return office.perform(ChangeCost(of.document_id, **({"reference": "INV-7"} | fields)))


def code(office: Office, of: ReceiptFacts, **fields: Any) -> str:
    with pytest.raises(Refused) as refused:
        change(office, of, **fields)
    assert str(refused.value)
    return refused.value.code


def test_freight_by_value_and_by_quantity_to_the_last_cent(office: Office) -> None:
    a, b, c = (add_item(office, sku, sku) for sku in "ABC")
    came = delivery(office, (a, "1", "100"), (b, "1", "100"), (c, "1", "100"))
    done = change(office, came, freight=Decimal("10.00"))
    assert [value(office, item)[1] for item in (a, b, c)] == [Decimal("103.34"), Decimal("103.33"), Decimal("103.33")]
    assert (done.title, done.detail) == (f"10.00 of freight added to {came.number}", "INV-7 · 10.00 on stock")
    undone = office.undo(done)
    assert [value(office, item)[1] for item in (a, b, c)] == [100, 100, 100]
    office.undo(undone)
    second = delivery(office, (a, "1", "0.01"), (b, "3", "900"))
    change(office, second, freight=Decimal("8"), spread=Spread.QUANTITY)
    assert value(office, a)[1] == Decimal("103.34") + Decimal("2.01")
    assert value(office, b)[1] == Decimal("103.33") + 2706
    check_books(office.store)


def test_what_was_issued_is_a_variance(office: Office) -> None:
    item = add_item(office, name="Pump")
    came = delivery(office, (item, "10", "100"))
    issue(office, item, 4, ME)
    done = change(office, came, freight=Decimal(50))
    assert value(office, item) == (6, 630)
    assert done.detail == "INV-7 · 30.00 on stock · 20.00 variance"
    assert [row.reference for row in movements(office, item) if row.kind == "cost"] == ["INV-7", "INV-7"]
    check_books(office.store)


def test_two_lines_of_one_item_share_what_is_there(office: Office) -> None:
    item = add_item(office)
    came = delivery(office, (item, "10", "1"), (item, "10", "1"))
    issue(office, item, 10, ME)
    change(office, came, freight=Decimal(20))
    assert value(office, item) == (10, 20)
    check_books(office.store)


def test_a_new_price_counts_from_the_last_one_and_not_from_freight(office: Office) -> None:
    item = add_item(office, name="Pump")
    came = delivery(office, (item, "10", "100"))
    line = came.lines[0].movement_id
    change(office, came, freight=Decimal(50))
    done = change(office, came, prices=(NewPrice(line, Decimal(90)),))
    assert value(office, item) == (10, 950)
    assert done.title == "New price of Pump: 90.00"
    change(office, came, prices=(NewPrice(line, Decimal(95)),))
    assert value(office, item) == (10, 1000)
    assert code(office, came, prices=(NewPrice(line, Decimal(95)),)) == "price_same"
    check_books(office.store)


def test_the_new_price_is_what_it_cost_last(office: Office) -> None:
    item = add_item(office)
    came = delivery(office, (item, "10", "1000"))
    done = change(office, came, prices=(NewPrice(came.lines[0].movement_id, Decimal(10)),))
    change(office, came, freight=Decimal(50))
    second = receive(office, item, 1)
    assert value(office, item) == (11, 160)
    office.undo(second)
    office.undo(done)
    receive(office, item, 1)
    assert value(office, item) == (11, 10_050 + 1000)
    check_books(office.store)


def test_a_credit_is_freight_below_nothing(office: Office) -> None:
    item = add_item(office)
    came = delivery(office, (item, "10", "100"))
    done = change(office, came, freight=Decimal(-50))
    assert value(office, item) == (10, 950)
    assert done.title == f"50.00 credited on {came.number}"
    assert code(office, came, freight=Decimal(-1001)) == "freight_credit"


def test_what_is_refused(office: Office) -> None:
    item, other = add_item(office), add_item(office, "GIFT", "Gift")
    came, gift = delivery(office, (item, "10", "100")), delivery(office, (other, "2", "0"))
    line, elsewhere = came.lines[0].movement_id, gift.lines[0].movement_id
    price = NewPrice(line, Decimal(1))
    assert code(office, came) == "cost_one_thing"
    assert code(office, came, freight=Decimal(1), prices=(price,)) == "cost_one_thing"
    assert code(office, came, freight=Decimal(1), reference=" ") == "cost_why"
    assert code(office, came, freight=Decimal(0)) == "freight_wrong"
    assert code(office, came, freight=Decimal("NaN")) == "freight_wrong"
    assert code(office, came, freight=Decimal("1.001")) == "freight_places"
    assert code(office, gift, freight=Decimal(1)) == "freight_weightless"
    assert code(office, came, prices=(NewPrice(elsewhere, Decimal(1)),)) == "price_no_line"
    assert code(office, came, prices=(price, price)) == "price_twice"
    assert code(office, came, prices=(NewPrice(line, Decimal(-1)),)) == "cost_negative"
    day_before = (office.now - dt.timedelta(days=1)).date()
    assert code(office, came, freight=Decimal(1), effective_on=day_before) == "cost_before_receipt"
    slip = issue(office, item, 1, ME).number
    document = next(row["id"] for row in office.read(Rows(Document)) if row["number"] == slip)
    for unknown in (document, 99):
        with pytest.raises(Refused, match="There is no such goods receipt"):
            office.perform(ChangeCost(unknown, Decimal(1), reference="INV-7"))
    change(office, gift, freight=Decimal(1), spread=Spread.QUANTITY)


def test_a_receipt_that_was_undone_costs_nothing_more(office: Office) -> None:
    item = add_item(office)
    done = receive(office, item, 10, "100")
    came = receipt(office, done)
    cost = change(office, came, freight=Decimal(1))
    with pytest.raises(Refused, match=r"its price was changed by “1\.00 of freight added"):
        office.undo(done)
    office.undo(cost)
    office.undo(done)
    assert receipt(office, done).voided
    assert code(office, came, freight=Decimal(1)) == "cost_voided"


def test_no_decimals_where_the_office_has_none(office: Office) -> None:
    office.perform(ChangeSetting("money.decimals", 0))
    items = [add_item(office, sku, sku) for sku in "ABC"]
    came = delivery(office, *((item, "1", "5") for item in items))
    change(office, came, freight=Decimal(10))
    assert [value(office, item)[1] for item in items] == [9, 8, 8]


@given(
    st.decimals(-10_000, 10_000, places=2),
    st.lists(st.decimals(0, 1000, places=4), min_size=1, max_size=9).filter(any),
)
def test_nothing_is_lost_and_no_part_is_off_by_a_cent(amount: Decimal, weights: list[Decimal]) -> None:
    parts = spread(amount, weights, 2)
    assert sum(parts) == amount
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - amount * weight / total) < Decimal("0.01")
        assert part * amount >= 0
