"""Purchase orders: drafts, ordering, changes after that, and the way back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_supplier, everything, made, refused, there_and_back
from tests.transactions.order_makers import deliver, line, offer, order, order_lines, order_row
from tests.transactions.stock_makers import add_item
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.transactions.cancel_order import CancelOrder
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_order import EditOrder
from tracker_desktop.transactions.edit_supplier import EditSupplier
from tracker_desktop.transactions.place_order import PlaceOrder

TODAY = dt.date(2026, 11, 24)


def test_a_draft_is_filled_from_what_the_supplier_sells(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    offer(office, gloves, fisher, code="AN-1187", pack_name="box", pack_size=100, price="7.40")
    done = there_and_back(office, CreateOrder(OrderFields(fisher), (line(gloves, 3), line(None, 2, description="PC"))))
    assert done.title == "Draft order to Fisher Scientific"
    assert done.detail == "300 × Nitrile gloves, medium, 2 × PC · worth 22.20"
    assert done.number is None
    first, second = order_lines(office, made(done))
    assert (first["quantity"], first["pack_size"], first["pack_name"]) == (300, 100, "box")
    assert (first["price"], first["supplier_code"]) == (Decimal("7.40"), "AN-1187")
    assert (second["quantity"], second["pack_size"], second["item_id"]) == (2, 1, None)


def test_the_price_of_another_pack_is_not_taken(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    offer(office, gloves, fisher, code="AN-1187", pack_name="box", pack_size=100, price="7.40")
    [one] = order_lines(office, order(office, fisher, line(gloves, 30, pack_size=1)))
    assert (one["quantity"], one["price"], one["pack_name"]) == (30, None, None)


def test_a_draft_changes_and_takes_its_number_when_it_is_ordered(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office, lead_time_days=5)
    draft = order(office, fisher, line(gloves, 100), line(gloves, 20), ordered=False)
    edit = EditOrder(draft, {"note": "call first"}, (line(gloves, 200, price="0.07"),))
    assert there_and_back(office, edit).title == "Draft order to Fisher Scientific changed"
    assert [(row["line"], row["quantity"]) for row in order_lines(office, draft)] == [(1, 200)]
    assert refused(office, edit)[0] == "nothing_changed"
    done = there_and_back(office, PlaceOrder(draft))
    assert done.title == "PO-2026-00001 ordered from Fisher Scientific"
    assert done.detail == "200 × Nitrile gloves, medium · worth 14.00 · expected 29 Nov 2026"
    row = order_row(office, draft)
    assert (row["number"], row["state"], row["ordered_on"]) == ("PO-2026-00001", "ordered", TODAY)
    assert (row["expected"], row["search"]) == (TODAY + dt.timedelta(5), "po-2026-00001 call first")
    assert refused(office, edit)[1] == (
        "PO-2026-00001 is ordered, so this is not possible any more. Choose another order."
    )
    check_books(office.store)


def test_undone_it_is_a_draft_again_and_its_number_is_void(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    draft = order(office, fisher, line(gloves, 100), ordered=False)
    undone = office.undo(office.perform(PlaceOrder(draft)))
    row = order_row(office, draft)
    assert (row["state"], row["number"], row["ordered_on"], row["expected"]) == ("draft", None, None, None)
    assert office.perform(PlaceOrder(draft)).number == "PO-2026-00002"
    with pytest.raises(Refused):
        office.undo(undone)
    [first, second] = office.read(Rows(Document))
    assert first["voided_by"]
    assert not second["voided_by"]
    check_books(office.store)


def test_written_and_ordered_at_once(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office, minimum_order=Decimal(50))
    offer(office, gloves, fisher, price="0.10", lead_time_days=9)
    fields = OrderFields(fisher, reference="Q-77", charge_code="4711")
    asked = CreateOrder(fields, (line(gloves, 100),), ordered=True, ordered_on=dt.date(2026, 11, 20))
    done = there_and_back(office, asked)
    assert done.detail == (
        "100 × Nitrile gloves, medium · worth 10.00 · expected 29 Nov 2026 · less than the supplier's minimum of 50.00"
    )
    assert order_row(office, made(done))["ordered_on"] == dt.date(2026, 11, 20)


def test_what_cannot_be_ordered(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    empty = order(office, fisher, ordered=False)
    assert refused(office, PlaceOrder(empty))[1] == (
        "the draft order to Fisher Scientific has no lines yet. Add what is to be ordered."
    )
    for bad, code in (
        (line(None, 1), "order_line_empty"),
        (line(None, "1.5", description="PC"), "order_pieces_wrong"),
        (line(gloves, "1.5", pack_size=100), "order_packs_whole"),
        (line(gloves, "1.5"), "quantity_whole"),
        (line(gloves, 0), "order_packs_wrong"),
        (line(gloves, "NaN"), "order_packs_wrong"),
        (line(gloves, 1, pack_size=0), "pack_wrong"),
        (line(gloves, 1, price=-1), "field_wrong"),
        (line(gloves, 1_000_000, price=10**12), "cost_too_large"),
        (line(4711, 1), "gone"),
    ):
        assert refused(office, CreateOrder(OrderFields(fisher), (bad,)))[0] == code
    draft = order(office, fisher, line(gloves, 1), ordered=False)
    assert refused(office, PlaceOrder(draft, TODAY + dt.timedelta(1)))[0] == "order_future"
    office.perform(EditOrder(draft, {"expected": dt.date(2026, 11, 1)}))
    assert refused(office, PlaceOrder(draft))[0] == "order_expected_early"
    office.perform(EditItem(gloves, {"active": False}))
    assert refused(office, PlaceOrder(draft))[0] == "item_retired"
    office.perform(EditSupplier(fisher, {"active": False}))
    assert refused(office, PlaceOrder(draft))[0] == "field_wrong"


def test_after_ordering_a_line_changes_but_never_below_what_came(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 3, pack_size=100))
    [one] = order_lines(office, bought)
    changes = {"packs": Decimal(4), "price": Decimal("7.10"), "expected": dt.date(2026, 12, 9)}
    done = there_and_back(office, ChangeOrderLine(one["id"], changes))
    assert done.title == "Line 1 of PO-2026-00001 changed: packs, price, expected"
    deliver(office, bought, gloves, 200)
    assert refused(office, ChangeOrderLine(one["id"], {"packs": Decimal(1)}))[1] == (
        "Nitrile gloves, medium: 200 came already. Enter as much or more."
    )
    office.perform(ChangeOrderLine(one["id"], {"packs": Decimal(2)}))
    assert refused(office, ChangeOrderLine(one["id"], {"packs": Decimal(2)}))[0] == "nothing_changed"
    early = {"expected": dt.date(2026, 11, 1)}
    assert refused(office, ChangeOrderLine(one["id"], early))[0] == "order_expected_early"
    assert refused(office, ChangeOrderLine(one["id"], {"item_id": gloves}))[0] == "field_fixed"


def test_cancelling_is_for_orders_of_which_nothing_came(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    draft = order(office, fisher, line(gloves, 100), ordered=False)
    there_and_back(office, CancelOrder(draft))
    bought = order(office, fisher, line(gloves, 100))
    assert refused(office, CancelOrder(bought))[0] == "order_reason"
    cancel = CancelOrder(bought, "no longer made")
    assert there_and_back(office, cancel).title == "PO-2026-00001 cancelled"
    other = order(office, fisher, line(gloves, 100))
    came = deliver(office, other, gloves, 40)
    assert refused(office, CancelOrder(other, "late"))[0] == "order_received"
    undone = office.undo(came)
    office.perform(CancelOrder(other, "late"))
    with pytest.raises(Refused, match="PO-2026-00002 is cancelled"):
        office.undo(undone)


def test_the_rest_of_a_line_or_an_order_does_not_come(office: Office) -> None:
    gloves, tips, fisher = add_item(office), add_item(office, "TIP", "Tips"), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100), line(tips, 96))
    one, two = order_lines(office, bought)
    deliver(office, bought, gloves, 40)
    assert refused(office, CloseOrderLine(one["id"], " "))[0] == "order_reason"
    done = there_and_back(office, CloseOrderLine(one["id"], "sold out"))
    assert (done.title, done.detail) == ("60 × Nitrile gloves, medium of PO-2026-00001 will not come", "sold out")
    assert refused(office, CloseOrderLine(one["id"], "sold out"))[0] == "order_line_closed"
    assert refused(office, ChangeOrderLine(one["id"], {"price": Decimal(1)}))[0] == "order_line_closed"
    done = there_and_back(office, CloseOrder(bought, "supplier gave up"))
    assert (done.title, done.detail) == (
        "PO-2026-00001 closed",
        "the rest of 1 line does not come · supplier gave up",
    )
    assert refused(office, CloseOrderLine(two["id"], "late"))[0] == "order_state"


def test_what_came_whole_is_not_closed(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    deliver(office, bought, gloves, 100)
    assert refused(office, CloseOrder(bought, "late"))[0] == "order_complete"
    [one] = order_lines(office, bought)
    assert refused(office, CloseOrderLine(one["id"], "late"))[0] == "order_line_complete"


def test_an_order_with_receipts_in_force_is_not_undone_and_they_are_named(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    draft = order(office, fisher, line(gloves, 100), ordered=False)
    placed = office.perform(PlaceOrder(draft))
    first, second = deliver(office, draft, gloves, 40), deliver(office, draft, gloves, 60)
    with pytest.raises(Refused) as caught:
        office.undo(placed)
    assert str(caught.value) == "GR-2026-00001, GR-2026-00002 came on this order to Fisher Scientific. Undo that first."
    office.undo(first)
    with pytest.raises(Refused, match=r"^GR-2026-00002 came on"):
        office.undo(placed)
    office.undo(second)
    office.undo(placed)
    assert order_row(office, draft)["state"] == "draft"
    lines = (line(gloves, 50),)
    assert refused(office, EditOrder(draft, {}, lines))[0] == "order_lines_named"
    check_books(office.store)


def test_one_ordered_at_once_stays_as_cancelled_where_the_ledger_names_it(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    placed = office.perform(CreateOrder(OrderFields(fisher), (line(gloves, 100),), ordered=True))
    came = deliver(office, made(placed), gloves, 40)
    with pytest.raises(Refused, match="Received 40 × Nitrile gloves"):
        office.undo(placed)
    office.undo(came)
    before = everything(office)
    undone = office.undo(placed)
    assert order_row(office, made(placed))["state"] == "cancelled"
    office.undo(undone)
    assert everything(office) == before
    deliver(office, made(placed), gloves, 100)
    check_books(office.store)
