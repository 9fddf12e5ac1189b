"""What returns, credits and late prices are worth; worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.cost_makers import Back, LateCost, ToSupplier, cost_steps, last_movement
from tests.transactions.stock_makers import add_item, issue, lot, movements, place, receive, value
from tracker_desktop.errors import Refused
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.issue import Issue, IssueLine

__all__ = ["cost_steps"]
pytestmark = pytest.mark.usefixtures("cost_steps")
ME = 1


def out_of_reach(office: Office, item: int) -> Decimal:
    """What went to variance: below 0 a loss of the office."""
    lines = movements(office, item)
    return sum((row.value for row in lines if row.kind == "variance" and row.reverses_id is None), Decimal(0))


def to_supplier(office: Office, item: int, quantity: int, credit: str | None, receipt: int | None = None) -> Done:
    money = None if credit is None else Decimal(credit)
    return office.perform(ToSupplier(item, lot(office, item), place(office), Decimal(quantity), receipt, money))


def back(office: Office, item: int, quantity: str | int, of: int | None = None) -> Done:
    return office.perform(Back(item, lot(office, item), place(office), Decimal(quantity), of))


def late(office: Office, item: int, receipt: int, extra: str) -> Done:
    return office.perform(LateCost(item, lot(office, item), place(office), Decimal(0), receipt, Decimal(extra)))


def test_a_return_to_the_supplier_leaves_at_the_average(office: Office) -> None:
    # 10 at 100, 100 at 10, issue 100, return 8 for 100 each: 2 stay at 18.18, not at -309.09
    pump = add_item(office)
    receive(office, pump, 10, "100")
    dear = last_movement(office, pump, "receive")
    receive(office, pump, 100, "10")
    issue(office, pump, 100, ME)
    went = to_supplier(office, pump, 8, "100", dear)
    quantity, worth = value(office, pump)
    assert (quantity, round(worth / quantity, 2)) == (2, Decimal("18.18"))
    assert round(out_of_reach(office, pump), 2) == Decimal("654.55")
    check_books(office.store)
    again = office.undo(went)
    assert value(office, pump) == (10, Decimal("181.8182"))
    office.undo(again)
    assert value(office, pump) == (quantity, worth)
    check_books(office.store)


def test_a_batch_returned_to_its_supplier_ends_at_nothing(office: Office) -> None:
    # 100 at 1000 and 100 at 400, issue 100 at 700, the first 100 go back for what they cost
    pump = add_item(office)
    receive(office, pump, 100, "1000")
    dear = last_movement(office, pump, "receive")
    receive(office, pump, 100, "400")
    issue(office, pump, 100, ME)
    to_supplier(office, pump, 100, "1000", dear)
    assert value(office, pump) == (0, 0)
    assert out_of_reach(office, pump) == 30000
    check_books(office.store)


def test_no_more_goes_back_than_came(office: Office) -> None:
    pump = add_item(office)
    receive(office, pump, 10, "100")
    first = last_movement(office, pump, "receive")
    receive(office, pump, 10, "100")
    went = to_supplier(office, pump, 6, None, first)
    with pytest.raises(Refused, match="5 are to go back, but only 4 of that receipt are left"):
        to_supplier(office, pump, 5, None, first)
    office.undo(went)
    to_supplier(office, pump, 10, None, first)
    with pytest.raises(Refused) as refused:
        office.undo(office.undo(went))
    assert refused.value.code in ("undo_already", "credit_too_much")
    check_books(office.store)


def test_what_comes_back_is_worth_what_its_own_issue_was(office: Office) -> None:
    toner = add_item(office)
    receive(office, toner, 10, "10")
    issue(office, toner, 4, ME)
    out = last_movement(office, toner, "issue")
    receive(office, toner, 10, "50")
    first = back(office, toner, 1, out)
    assert value(office, toner) == (17, 570)
    with pytest.raises(Refused, match="4 are to come back, but only 3 of that issue are still out"):
        back(office, toner, 4, out)
    back(office, toner, 3, out)
    assert value(office, toner) == (20, 600)
    office.undo(first)
    with pytest.raises(Refused, match="2 are to come back, but only 1 of that issue are still out"):
        back(office, toner, 2, out)
    back(office, toner, 1, out)
    check_books(office.store)


def test_the_parts_that_come_back_are_never_more_than_the_whole(office: Office) -> None:
    # 5 pieces worth 0.0003: four of them at 0.0001 each would leave -0.0001 for the last
    screws = add_item(office)
    receive(office, screws, 4, "0.0001")
    receive(office, screws, 1, "0")
    office.perform(Issue((IssueLine(screws, Decimal(2)),), ME))
    receive(office, screws, 2, "0.00005")
    issue(office, screws, 5, ME)
    out = last_movement(office, screws, "issue")
    sent = next(row.value for row in movements(office, screws) if row.id == out)
    for _ in range(5):
        back(office, screws, 1, out)
        check_books(office.store)
    assert value(office, screws) == (5, sent)


def test_a_return_without_its_issue_comes_at_the_average_else_at_the_last_cost_else_at_nothing(office: Office) -> None:
    toner, gift = add_item(office), add_item(office, "GIFT", "Gift")
    back(office, gift, 2)
    assert value(office, gift) == (2, 0)
    receive(office, toner, 10, "10")
    receive(office, toner, 10, "20")
    back(office, toner, 2)
    assert value(office, toner) == (22, 330)
    issue(office, toner, 22, ME)
    back(office, toner, 2)
    assert value(office, toner) == (2, 40)
    check_books(office.store)


def test_an_issue_of_which_some_came_back_is_not_undone_before_that(office: Office) -> None:
    toner = add_item(office, name="Toner")
    receive(office, toner, 10, "10")
    gone = issue(office, toner, 4, ME)
    out = last_movement(office, toner, "issue")
    came = back(office, toner, 3, out)
    with pytest.raises(Refused, match=f"Toner: 3 of this came back with “Step of a test” .entry {came.seq}.. Undo"):
        office.undo(gone)
    undone = office.undo(came)
    back_again = office.undo(gone)
    assert value(office, toner) == (10, 100)
    with pytest.raises(Refused, match="3 are to come back, but only 0 of that issue are still out"):
        office.undo(undone)
    with pytest.raises(Refused, match="only 0 of that issue are still out"):
        back(office, toner, 1, out)
    office.undo(back_again)
    office.undo(undone)
    assert value(office, toner) == (9, 90)
    check_books(office.store)


def test_the_line_that_did_an_issue_again_is_the_same_issue(office: Office) -> None:
    toner = add_item(office)
    receive(office, toner, 10, "10")
    gone = issue(office, toner, 4, ME)
    out = last_movement(office, toner, "issue")
    office.undo(office.undo(gone))
    again = last_movement(office, toner, "reversal")
    back(office, toner, 3, out)
    with pytest.raises(Refused, match="only 1 of that issue are still out"):
        back(office, toner, 2, again)
    back(office, toner, 1, again)
    assert value(office, toner) == (10, 100)
    with pytest.raises(Refused, match="4 of this came back"):
        office.undo(gone)
    check_books(office.store)


def test_a_receipt_of_which_some_went_back_is_not_undone_before_that(office: Office) -> None:
    pump = add_item(office)
    came = receive(office, pump, 10, "100")
    receipt = last_movement(office, pump, "receive")
    receive(office, pump, 10, "100")
    went = to_supplier(office, pump, 4, None, receipt)
    with pytest.raises(Refused, match="4 of this went back with"):
        office.undo(came)
    office.undo(went)
    office.undo(came)
    assert value(office, pump) == (10, 1000)
    check_books(office.store)


@pytest.mark.parametrize(
    ("issued", "extra", "worth", "variance"),
    [
        (0, "50", "1050", "0"),
        (4, "50", "630", "20"),
        (10, "50", "0", "50"),
        (0, "-50", "950", "0"),
        (4, "-50", "570", "-20"),
        (7, "0.0001", "300", "0.0001"),
    ],
)
def test_a_late_price_reaches_what_is_still_there(
    office: Office, issued: int, extra: str, worth: str, variance: str
) -> None:
    pump = add_item(office)
    receive(office, pump, 10, "100")
    receipt = last_movement(office, pump, "receive")
    if issued:
        issue(office, pump, issued, ME)
    before = value(office, pump)
    done = late(office, pump, receipt, extra)
    assert value(office, pump) == (10 - issued, Decimal(worth))
    assert to_variance(office, pump) == Decimal(variance)
    check_books(office.store)
    undone = office.undo(done)
    assert value(office, pump) == before
    office.undo(undone)
    assert value(office, pump) == (10 - issued, Decimal(worth))
    check_books(office.store)


def to_variance(office: Office, item: int) -> Decimal:
    """The costs that did not reach the stock."""
    real = place(office)
    lines = movements(office, item)
    first = (row for row in lines if row.kind == "cost" and row.reverses_id is None and row.to_place_id != real)
    return sum((row.value for row in first), Decimal(0))


def test_a_lower_price_takes_no_more_than_the_stock_is_worth(office: Office) -> None:
    pump = add_item(office)
    receive(office, pump, 10, "100")
    receipt = last_movement(office, pump, "receive")
    receive(office, pump, 90, "0")
    issue(office, pump, 90, ME)
    done = late(office, pump, receipt, "-500")
    assert value(office, pump) == (10, 0)
    assert to_variance(office, pump) == -400
    assert out_of_reach(office, pump) == 0
    office.undo(done)
    assert value(office, pump) == (10, 100)
    check_books(office.store)


def test_what_went_back_to_the_supplier_is_not_there_for_a_late_price(office: Office) -> None:
    pump = add_item(office)
    receive(office, pump, 10, "100")
    receipt = last_movement(office, pump, "receive")
    receive(office, pump, 10, "100")
    to_supplier(office, pump, 4, None, receipt)
    late(office, pump, receipt, "50")
    assert value(office, pump) == (16, 1630)
    assert to_variance(office, pump) == 20
    check_books(office.store)


def test_a_receipt_with_a_late_price_is_not_undone_before_that(office: Office) -> None:
    pump = add_item(office, name="Pump")
    came = receive(office, pump, 10, "100")
    receipt = last_movement(office, pump, "receive")
    done = late(office, pump, receipt, "50")
    with pytest.raises(Refused, match=f"Pump: its price was changed by “Step of a test” .entry {done.seq}.. Undo"):
        office.undo(came)
    undone = office.undo(done)
    office.undo(came)
    with pytest.raises(Refused, match="Pump: the receipt was undone"):
        office.undo(undone)
    assert value(office, pump) == (0, 0)
    check_books(office.store)
