"""Several draft orders written in one go, one a supplier."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_supplier, refused, there_and_back
from tests.transactions.order_makers import line, offer
from tests.transactions.stock_makers import add_item
from tracker_desktop.models.orders import OrderLine, PurchaseOrder
from tracker_desktop.transactions.create_order import OrderFields
from tracker_desktop.transactions.create_orders import CreateOrders, OrderDraft


def test_one_draft_a_supplier_in_one_entry(office: Office) -> None:
    gloves, tips = add_item(office), add_item(office, "TIP", "Tips")
    fisher, lab = add_supplier(office), add_supplier(office, "Lab World")
    offer(office, gloves, fisher, pack_size=100, price="7.40")
    drafts = (
        OrderDraft(OrderFields(fisher), (line(gloves, 3),)),
        OrderDraft(OrderFields(lab), (line(tips, 10, price="0.10"),)),
    )
    done = there_and_back(office, CreateOrders(drafts))
    assert (done.title, done.detail) == ("2 draft orders", "Fisher Scientific, Lab World · worth 23.20")
    assert done.number is None
    orders = office.read(Rows(PurchaseOrder))
    assert [(row["supplier_id"], row["state"]) for row in orders] == [(fisher, "draft"), (lab, "draft")]
    assert [row["quantity"] for row in office.read(Rows(OrderLine))] == [300, 10]


def test_a_single_one_is_called_as_such(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    done = there_and_back(office, CreateOrders((OrderDraft(OrderFields(fisher), (line(gloves, 3),)),)))
    assert done.title == "Draft order to Fisher Scientific"
    assert done.about is not None


def test_all_of_them_or_none(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    good = OrderDraft(OrderFields(fisher), (line(gloves, 3),))
    bad = OrderDraft(OrderFields(fisher), (line(gloves, "1.5", pack_size=10),))
    assert refused(office, CreateOrders((good, bad)))[0] == "order_packs_whole"
    assert refused(office, CreateOrders(()))[0] == "orders_none"
    assert office.read(Rows(PurchaseOrder)) == []
