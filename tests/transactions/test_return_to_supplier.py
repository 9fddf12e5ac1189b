"""Stock that goes back to its supplier: at the average, and what the credit differs by is a variance."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import add_supplier, refused
from tests.transactions.return_makers import last, send_back
from tests.transactions.stock_makers import add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.return_to_supplier import ReturnToSupplier, SupplierReturnLine

ME = 1


def delivered(office: Office, supplier: int, item: int, quantity: int, cost: str, lot_number: str | None = None) -> int:
    """The movement of a delivery."""
    office.perform(Receive((ReceiveLine(item, Decimal(quantity), Decimal(cost), lot_number),), supplier_id=supplier))
    return last(office, item, "receive")


def test_first_case_of_the_average(office: Office) -> None:
    fisher, pump = add_supplier(office), add_item(office, "PMP-1", "Pump")
    first = delivered(office, fisher, pump, 10, "100")
    delivered(office, fisher, pump, 100, "10")
    issue(office, pump, 100, ME)
    done = send_back(office, pump, lot(office, pump), 8, place(office), receipt_id=first, unit_credit=Decimal(100))
    assert done.title == "8 × Pump sent back to Fisher Scientific"
    assert done.detail == "damaged on receipt · credit 654.55 above the book value · 2 left in Stockroom"
    assert done.number == "SR-2026-00001"
    quantity, worth = value(office, pump)
    assert (quantity, round(worth / quantity, 2)) == (2, Decimal("18.18"))
    assert round(movements(office, pump)[-1].value, 2) == Decimal("654.55")
    check_books(office.store)
    undone = office.undo(done)
    assert value(office, pump)[0] == 10
    office.undo(undone)
    assert value(office, pump) == (quantity, worth)
    check_books(office.store)


def test_second_case_of_the_average(office: Office) -> None:
    fisher, pump = add_supplier(office), add_item(office, "PMP-1", "Pump")
    first = delivered(office, fisher, pump, 100, "1000", "ONE")
    delivered(office, fisher, pump, 100, "400", "TWO")
    office.perform(Issue((IssueLine(pump, Decimal(100), lot(office, pump, "TWO")),), ME, reason="all of it"))
    send_back(office, pump, lot(office, pump, "ONE"), 100, place(office), receipt_id=first, unit_credit=Decimal(1000))
    assert value(office, pump) == (0, 0)
    assert movements(office, pump)[-1].value == 30_000
    check_books(office.store)


def test_without_a_credit_it_is_the_book_value_and_a_smaller_one_is_a_loss(office: Office) -> None:
    fisher, pump = add_supplier(office), add_item(office, "PMP-1", "Pump")
    delivered(office, fisher, pump, 10, "100")
    key = lot(office, pump)
    send_back(office, pump, key, 2, place(office), supplier_id=fisher)
    assert movements(office, pump)[-1].kind == "supplier return"
    done = send_back(
        office, pump, key, 2, place(office), supplier_id=fisher, unit_credit=Decimal(90), reference="RMA-7"
    )
    assert "RMA-7 · credit 20.00 below the book value" in done.detail
    row = movements(office, pump)[-2]
    assert (row.reference, row.supplier_id, row.value) == ("RMA-7", fisher, Decimal(200))
    assert movements(office, pump)[-1].value == Decimal(-20)
    check_books(office.store)


def test_no_more_goes_back_than_came(office: Office) -> None:
    fisher, pump = add_supplier(office), add_item(office, "PMP-1", "Pump")
    first = delivered(office, fisher, pump, 10, "100")
    delivered(office, fisher, pump, 10, "100")
    key = lot(office, pump)
    send_back(office, pump, key, 6, place(office), receipt_id=first)
    line = SupplierReturnLine(pump, key, Decimal(5), place(office), first)
    assert refused(office, ReturnToSupplier((line,), "defective"))[0] == "credit_too_much"
    both = tuple(SupplierReturnLine(pump, key, Decimal(3), place(office), first) for _ in range(2))
    assert refused(office, ReturnToSupplier(both, "defective"))[0] == "credit_too_much"
    assert stock(office, pump) == {("", "STOCKROOM"): 14}


def test_a_receipt_of_which_something_went_back_is_not_undone(office: Office) -> None:
    fisher, pump = add_supplier(office), add_item(office, "PMP-1", "Pump")
    receive(office, pump, 10, "100")
    done = office.perform(Receive((ReceiveLine(pump, Decimal(10), Decimal(100)),), supplier_id=fisher))
    send_back(office, pump, lot(office, pump), 6, place(office), receipt_id=last(office, pump, "receive"))
    with pytest.raises(Refused, match="sent back to Fisher Scientific"):
        office.undo(done)


def test_what_can_not_go_back_is_said(office: Office) -> None:
    fisher, other = add_supplier(office), add_supplier(office, "Northwind")
    pump = add_item(office, "PMP-1", "Pump")
    toner = add_item(office, "TNR-1", "Toner")
    receive(office, toner, 5)
    receipt = delivered(office, fisher, pump, 10, "100", "ONE")
    delivered(office, other, pump, 10, "100", "TWO")
    key, here = lot(office, pump, "ONE"), place(office)
    line = SupplierReturnLine(pump, key, Decimal(1), here, receipt)
    for transaction, code in (
        (ReturnToSupplier((), "recall"), "return_nothing"),
        (ReturnToSupplier((line,), "over_issued"), "return_reason_unknown"),
        (ReturnToSupplier((SupplierReturnLine(pump, key, Decimal(1), here),), "recall"), "return_no_supplier"),
        (ReturnToSupplier((line,), "recall", supplier_id=other), "return_other_supplier"),
        (ReturnToSupplier((line,), "recall", supplier_id=99_999), "gone"),
        (
            ReturnToSupplier((SupplierReturnLine(toner, lot(office, toner), Decimal(1), here, receipt),), "recall"),
            "return_no_receipt",
        ),
        (
            ReturnToSupplier(
                (SupplierReturnLine(pump, lot(office, pump, "TWO"), Decimal(1), here, receipt),), "recall"
            ),
            "return_other_lot",
        ),
        (
            ReturnToSupplier((SupplierReturnLine(pump, key, Decimal(1), here, receipt, Decimal(-1)),), "recall"),
            "cost_negative",
        ),
        (ReturnToSupplier((SupplierReturnLine(pump, key, Decimal(11), here),), "recall", fisher), "stock_short"),
    ):
        assert refused(office, transaction)[0] == code, transaction
