"""The edges of stock and orders: days that do not fit, amounts beyond what can be kept, units that are in use."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_supplier, made, refused
from tests.transactions.order_makers import line, order, order_lines
from tests.transactions.return_makers import come_back, last, send_back
from tests.transactions.stock_makers import add_item, issue, lot, place, receive
from tests.transactions.transfer_makers import two_stores
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.orders import PurchaseOrder
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.order_state import ORDER_OPEN_VALUE, ORDER_VALUE
from tracker_desktop.queries.receipt_costs import ReceiptOf
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.change_cost import ChangeCost
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.lose_transfer import LoseTransfer
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart

MOST = "999999999999"


class Worth(Query[list[tuple[Decimal, Decimal]]]):
    """What each order is worth, and what is open of it."""

    def run(self, connection: Connection) -> list[tuple[Decimal, Decimal]]:
        rows = connection.execute(select(ORDER_VALUE, ORDER_OPEN_VALUE).select_from(PurchaseOrder))
        return [(whole, still) for whole, still in rows]


def test_an_order_is_never_worth_more_than_can_be_added_up(office: Office) -> None:
    item, supplier = add_item(office), add_supplier(office)
    many = tuple(line(item, 100, price=MOST) for _ in range(20))
    assert refused(office, CreateOrder(OrderFields(supplier), many))[0] == "order_too_large"
    of = order(office, supplier, line(item, 100, price=MOST), line(item, 1, price="1"))
    last_line = order_lines(office, of)[1]["id"]
    changes = {"price": Decimal(MOST)}
    assert refused(office, ChangeOrderLine(last_line, changes))[0] == "order_too_large"
    assert round(office.read(Worth())[0][0]) == Decimal(MOST) * 100 + 1


def test_nothing_comes_back_before_it_went_out(office: Office) -> None:
    item, supplier = add_item(office), add_supplier(office)
    yesterday = office.now.date() - dt.timedelta(days=1)
    receive(office, item, 10, "1")
    issue(office, item, 5, office.me)
    with pytest.raises(Refused, match=r"was issued on 24 Nov 2026\. Enter that day or a later one"):
        come_back(office, item, 1, issue_id=last(office, item), effective_on=yesterday)
    came, no_lot = last(office, item, "receive"), lot(office, item)
    with pytest.raises(Refused, match=r"came on 24 Nov 2026\. Enter that day or a later one"):
        send_back(office, item, no_lot, 1, place(office), supplier_id=supplier, receipt_id=came, effective_on=yesterday)
    come_back(office, item, 1, issue_id=last(office, item), effective_on=office.now.date())


@pytest.mark.parametrize("change", [{"decimals": 0}, {"unit": "kg"}])
@pytest.mark.parametrize("where", ["order", "back order", "kit"])
def test_a_unit_stays_while_something_is_ordered_owed_or_in_a_kit(
    office: Office, where: str, change: dict[str, object]
) -> None:
    oil = add_item(office, "OIL", "Cutting oil", unit="l", decimals=1)
    if where == "order":
        order(office, add_supplier(office), line(oil, "2.5"))
    elif where == "kit":
        office.perform(AddKit(KitFields("K-1", "Oil change"), (KitPart("OIL", Decimal("2.5")),)))
    else:
        office.perform(Issue((), office.me, back_orders=(BackOrderLine(oil, Decimal("2.5")),)))
    assert refused(office, EditItem(oil, change))[0] == "unit_in_use"


def test_no_more_is_credited_than_the_receipt_cost_with_what_was_credited_before(office: Office) -> None:
    item = add_item(office)
    came = office.read(ReceiptOf(number=receive(office, item, 10, "10").number))
    assert came is not None
    first = office.perform(ChangeCost(came.document_id, Decimal(-60), reference="INV-7"))
    assert refused(office, ChangeCost(came.document_id, Decimal("-40.01"), reference="INV-8"))[0] == "freight_credit"
    office.perform(ChangeCost(came.document_id, Decimal(-40), reference="INV-8"))
    office.undo(first)
    office.perform(ChangeCost(came.document_id, Decimal(-60), reference="INV-9"))


def test_what_waits_is_said_in_the_decimals_of_the_office(office: Office) -> None:
    two = two_stores(office)
    office.perform(ChangeSetting("stock.scrap_limit", 0))
    receive(office, two.gloves, 1, "0.3333", lot="L1")
    sent = two.send(1)
    waiting = office.perform(LoseTransfer(made(sent), "never came"))
    assert waiting.title == "Waits for approval: Write off 2.48 lost on the way"
    assert len(office.read(Rows(Approval))) == 1
