"""The value of stock: moving average in the order of posting, and undo at original cost; worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine

ME = 1


def variances(office: Office, item: int) -> list[Decimal]:
    return [row.value for row in movements(office, item) if row.kind == "variance"]


def test_the_average_moves_and_an_issue_leaves_it_as_it_is(office: Office) -> None:
    toner = add_item(office)
    receive(office, toner, 10, "100")
    receive(office, toner, 30, "20")
    issue(office, toner, 10, ME)
    assert value(office, toner) == (30, 1200)
    check_books(office.store)


def test_the_last_unit_takes_the_whole_rest(office: Office) -> None:
    screws = add_item(office)
    receive(office, screws, 3, "0.3333")
    receive(office, screws, 4, "0.0001")
    for _ in range(7):
        issue(office, screws, 1, ME)
        check_books(office.store)
    assert value(office, screws) == (0, 0)
    assert variances(office, screws) == []


def test_undoing_a_receipt_after_the_average_changed_leaves_the_rest_to_variance(office: Office) -> None:
    # 10 at 100 and 100 at 10, issue 100: 10 worth 181.8182 stay; taking back 10 at 100 must not leave -818.1818
    toner = add_item(office)
    dear = receive(office, toner, 10, "100", lot="DEAR")
    receive(office, toner, 100, "10", lot="CHEAP")
    office.perform(Issue((IssueLine(toner, Decimal(100), lot_id=lot(office, toner, "CHEAP")),), ME))
    assert value(office, toner) == (10, Decimal("181.8182"))
    undone = office.undo(dear)
    assert value(office, toner) == (0, 0)
    assert variances(office, toner) == [Decimal("818.1818")]
    check_books(office.store)
    office.undo(undone)
    assert value(office, toner) == (10, Decimal("181.8182"))
    check_books(office.store)


def test_a_batch_taken_back_at_its_own_cost_ends_at_nothing(office: Office) -> None:
    # 100 at 1000 and 100 at 400, issue 100 at 700, 100 of the first back to where they came from: variance 30,000
    pump = add_item(office)
    first = receive(office, pump, 100, "1000", lot="ONE")
    receive(office, pump, 100, "400", lot="TWO")
    office.perform(Issue((IssueLine(pump, Decimal(100), lot_id=lot(office, pump, "TWO")),), ME))
    assert value(office, pump) == (100, 70000)
    office.undo(first)
    assert value(office, pump) == (0, 0)
    assert variances(office, pump) == [30000]
    check_books(office.store)


def test_what_stays_never_falls_below_nothing(office: Office) -> None:
    pump = add_item(office)
    dear = receive(office, pump, 10, "100", lot="DEAR")
    receive(office, pump, 100, "1", lot="CHEAP")
    office.perform(Issue((IssueLine(pump, Decimal(95), lot_id=lot(office, pump, "CHEAP")),), ME))
    undone = office.undo(dear)
    assert value(office, pump) == (5, 0)
    check_books(office.store)
    office.undo(undone)
    assert value(office, pump) == (15, Decimal("150"))
    check_books(office.store)


def test_cheap_stock_taken_back_from_dear_leaves_a_variance_the_other_way(office: Office) -> None:
    pump = add_item(office)
    cheap = receive(office, pump, 10, "1", lot="CHEAP")
    receive(office, pump, 10, "9", lot="DEAR")
    office.perform(Issue((IssueLine(pump, Decimal(10), lot_id=lot(office, pump, "DEAR")),), ME))
    assert value(office, pump) == (10, 50)
    office.undo(cheap)
    assert value(office, pump) == (0, 0)
    assert variances(office, pump) == [-40]
    check_books(office.store)


def test_an_issue_comes_back_at_its_own_cost(office: Office) -> None:
    toner = add_item(office)
    receive(office, toner, 10, "10")
    out = issue(office, toner, 4, ME)
    receive(office, toner, 10, "50")
    office.undo(out)
    assert value(office, toner) == (20, 600)
    check_books(office.store)


def test_stock_that_was_taken_since_names_the_entry_and_comes_back_when_that_is_undone(office: Office) -> None:
    toner = add_item(office, name="Toner HP 26X")
    came = receive(office, toner, 10, "38")
    first, second = issue(office, toner, 2, ME), issue(office, toner, 3, ME)
    with pytest.raises(Refused) as refused:
        office.undo(came)
    assert refused.value.code == "stock_taken"
    assert "needs 10 at Stockroom, where 5 are left, since “3 × Toner HP 26X issued to Rita Osei” (entry 5)" in str(
        refused.value
    )
    again = office.undo(office.undo(second))
    with pytest.raises(Refused, match=f"Done again: 3 × Toner HP 26X issued to Rita Osei” .entry {again.seq}"):
        office.undo(came)
    office.undo(second)
    office.undo(first)
    office.undo(came)
    assert value(office, toner) == (0, 0)
    check_books(office.store)


def test_an_issue_cannot_be_done_again_while_its_delivery_is_undone(office: Office) -> None:
    toner = add_item(office)
    came = receive(office, toner, 10, "38")
    back = office.undo(issue(office, toner, 4, ME))
    gone = office.undo(came)
    with pytest.raises(Refused, match=f"Undone: Received 10 × Nitrile gloves, medium” .entry {gone.seq}"):
        office.undo(back)
    office.undo(gone)
    office.undo(back)
    assert value(office, toner) == (6, 228)
    check_books(office.store)


def test_stock_that_was_moved_blocks_the_undo_of_its_receipt_and_not_of_others(office: Office) -> None:
    toner = add_item(office)
    shelf = add_place(office, "A-04", "A-04", "bin")
    came = receive(office, toner, 10, "38")
    moved = office.perform(
        MoveStock((MoveLine(toner, lot(office, toner), Decimal(4), place(office), shelf),)),
    )
    with pytest.raises(Refused, match="4 × Nitrile gloves, medium moved to A-04"):
        office.undo(came)
    receive(office, toner, 4, "40")
    office.undo(came)
    assert stock(office, toner) == {("", "A-04"): 4}
    assert value(office, toner) == (4, 160)
    check_books(office.store)
    back = office.undo(moved)
    assert stock(office, toner) == {("", "STOCKROOM"): 4}
    office.undo(back)
    check_books(office.store)


def test_a_document_of_many_lines_is_reversed_as_one(office: Office) -> None:
    toner, pump = add_item(office), add_item(office, "PUMP", "Pump")
    lines = (
        ReceiveLine(toner, Decimal(10), Decimal(38)),
        ReceiveLine(pump, Decimal(2), Decimal(100)),
        ReceiveLine(toner, Decimal(5), Decimal(1)),
    )
    done = office.perform(Receive(lines))
    issue(office, pump, 1, ME)
    with pytest.raises(Refused, match="Pump"):
        office.undo(done)
    assert value(office, toner) == (15, 385)
    check_books(office.store)
