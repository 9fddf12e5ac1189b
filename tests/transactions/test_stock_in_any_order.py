"""Undo and redo of stock in any order: what is owed, ordered, priced and taken back never counts twice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_supplier, made
from tests.transactions.order_makers import deliver, line, order, order_lines, order_row
from tests.transactions.return_makers import come_back, last
from tests.transactions.stock_makers import add_item, issue, lot, receive, value
from tests.transactions.transfer_makers import two_stores
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.queries.receipt_costs import ReceiptOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.change_cost import ChangeCost, NewPrice
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.close_back_orders import CloseBackOrders
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.edit_order import EditOrder
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.lose_transfer import LoseTransfer
from tracker_desktop.transactions.place_order import PlaceOrder
from tracker_desktop.transactions.rules.back_orders import BackOrderLine


def code(refused: Callable[[], object]) -> str:
    """The code of a refusal that has a sentence."""
    with pytest.raises(Refused) as caught:
        refused()
    assert "{" not in str(caught.value)
    return caught.value.code


def owed_five(office: Office) -> tuple[int, Issue]:
    """An item of which 5 are owed and 20 are there, and the issue of what is owed."""
    toner = add_item(office, "TNR", "Toner")
    office.perform(Issue((), office.me, back_orders=(BackOrderLine(toner, Decimal(5)),)))
    receive(office, toner, 20, "1")
    return toner, Issue((IssueLine(toner, Decimal(5), back_order_id=1),), office.me)


def test_what_was_owed_once_goes_out_once(office: Office) -> None:
    toner, fill = owed_five(office)
    undone = office.undo(office.perform(fill))
    again = office.perform(fill)
    assert code(lambda: office.undo(undone)) == "back_order_redo_over"
    office.undo(again)
    office.undo(undone)
    assert value(office, toner)[0] == 15


def test_nothing_goes_out_again_for_a_back_order_that_was_closed(office: Office) -> None:
    toner, fill = owed_five(office)
    undone = office.undo(office.perform(fill))
    closed = office.perform(CloseBackOrders((1,), "not needed"))
    assert code(lambda: office.undo(undone)) == "back_order_closed"
    office.undo(closed)
    office.undo(undone)
    assert value(office, toner)[0] == 15


@pytest.mark.parametrize("reason", ["over_issued", "found", "damaged"])
def test_no_more_comes_back_of_an_issue_than_went_out_whatever_the_reason(office: Office, reason: str) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100, "1")
    issue(office, gloves, 10, office.me)
    of = last(office, gloves)
    to = {"destination": "scrap"} if reason == "damaged" else {}
    assert code(lambda: come_back(office, gloves, 11, reason, issue_id=of, **to)) == "return_too_much"
    come_back(office, gloves, 10, reason, issue_id=of, **to)
    assert code(lambda: come_back(office, gloves, 1, reason, issue_id=of, **to)) == "return_too_much"


def test_what_is_kept_by_lots_or_serial_numbers_comes_back_with_them(office: Office) -> None:
    acid = add_item(office, "ACID", lot_policy="required")
    laser = add_item(office, "LASER", lot_policy="serial")
    for item in (acid, laser):
        receive(office, item, 1, "1", lot="L1")
        issue(office, item, 1, office.me)
    assert code(lambda: come_back(office, acid, 1)) == "lot_needed"
    assert code(lambda: come_back(office, laser, 1)) == "serial_needed"
    number = lot(office, laser, "L1")
    assert code(lambda: come_back(office, laser, 2, "damaged", lot_id=number, destination="scrap")) == "serial_one"
    for item in (acid, laser):
        come_back(office, item, 1, issue_id=last(office, item))


def priced(office: Office) -> tuple[int, Callable[[int], Done], Callable[[], Done]]:
    """Ten of an item received at 10 each, how to name a new price, and how to add freight of 7."""
    gloves = add_item(office)
    came = office.read(ReceiptOf(number=receive(office, gloves, 10, "10").number))
    assert came is not None
    document, movement = came.document_id, came.lines[0].movement_id

    def price(cost: int) -> Done:
        return office.perform(ChangeCost(document, prices=(NewPrice(movement, Decimal(cost)),), reference="INV-7"))

    return gloves, price, lambda: office.perform(ChangeCost(document, Decimal(7), reference="INV-8"))


def test_a_price_is_not_undone_under_the_one_that_counts_from_it(office: Office) -> None:
    gloves, price, freight = priced(office)
    first, second = price(12), price(15)
    freight()
    assert code(lambda: office.undo(first)) == "price_since"
    assert value(office, gloves) == (10, 157)
    undone_second = office.undo(second)
    undone_first = office.undo(first)
    assert value(office, gloves) == (10, 107)
    assert code(lambda: office.undo(undone_second)) == "price_moved_on"
    third = price(20)
    assert code(lambda: office.undo(undone_first)) == "price_since"
    assert code(lambda: office.undo(undone_second)) == "price_since"
    office.undo(third)
    office.undo(undone_first)
    office.undo(undone_second)
    assert value(office, gloves) == (10, 157)
    check_books(office.store)


def test_an_empty_draft_is_not_ordered_again(office: Office) -> None:
    item, supplier = add_item(office), add_supplier(office)
    draft = order(office, supplier, line(item, 10, price="2"), ordered=False)
    undone = office.undo(office.perform(PlaceOrder(draft)))
    edited = office.perform(EditOrder(draft, {}, ()))
    assert code(lambda: office.undo(undone)) == "order_empty"
    office.undo(edited)
    office.undo(undone)
    assert order_row(office, draft)["state"] == "ordered"


def test_a_receipt_of_a_line_that_was_closed_since_is_undone_and_done_again(office: Office) -> None:
    item, supplier = add_item(office), add_supplier(office)
    of = order(office, supplier, line(item, 10, price="2"))
    came = deliver(office, of, item, 4)
    closed = office.perform(CloseOrderLine(order_lines(office, of)[0]["id"], "sold out"))
    office.undo(office.undo(came))
    office.undo(closed)
    assert code(lambda: deliver(office, of, item, 7)) == "receive_over"
    deliver(office, of, item, 6)
    check_books(office.store)


def test_who_approves_a_loss_of_two_lots_is_asked_about_both(office: Office) -> None:
    two = two_stores(office)
    receive(office, two.gloves, 100, "2.5", lot="L2")
    office.perform(ChangeSetting("stock.scrap_limit", 1))
    lots = [lot(office, two.gloves, number) for number in ("L1", "L2")]
    lines = tuple(DispatchLine(two.gloves, one, two.first, Decimal(40)) for one in lots)
    sent = office.perform(DispatchTransfer(two.first, two.second, lines))
    assert office.perform(LoseTransfer(made(sent), "never came")).waiting
    [asked] = office.read(Rows(Approval))
    assert asked["facts"] == {"GLV-NIT-M · lot L1": "40", "GLV-NIT-M · lot L2": "40"}
