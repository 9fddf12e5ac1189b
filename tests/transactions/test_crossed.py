"""Lines that name something of another item, another order or another transfer: each is refused by its rule."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.rough_office import rough
from tests.store_fixtures import Office
from tests.transactions.makers import Rows, refused
from tests.transactions.stock_makers import lot, movements, place
from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import BackOrder, OrderLine, PurchaseOrder
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_cost import ChangeCost, NewPrice
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.lose_transfer import LoseTransfer, LostLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.return_to_supplier import ReturnToSupplier, SupplierReturnLine
from tracker_desktop.transactions.scrap_stock import ScrapLine, ScrapStock

ONE = Decimal(1)
Ids = dict[str, int]


def ids_of(office: Office) -> Ids:
    """What two lines of different things could mix up."""
    rough(office)
    gloves, wire, _ = (row["id"] for row in office.read(Rows(Item)))
    orders = [row["id"] for row in office.read(Rows(PurchaseOrder))]
    lines = office.read(Rows(OrderLine))
    transfers = [row["id"] for row in office.read(Rows(StockTransfer))]
    return {
        "gloves": gloves,
        "wire": wire,
        "a1": lot(office, gloves, "A1"),
        "s1": lot(office, next(row["id"] for row in office.read(Rows(Item)) if row["sku"] == "PRB"), "S1"),
        "store": place(office),
        "second": place(office, "STORE-2"),
        "order": orders[0],
        "other order line": next(row["id"] for row in lines if row["order_id"] == orders[1]),
        "asset line": next(row["id"] for row in lines if row["item_id"] is None),
        "transfer": transfers[0],
        "other transfer line": office.read(Rows(TransferLine, TransferLine.transfer_id == transfers[1]))[0]["id"],
        "issue of wire": next(row.id for row in movements(office, wire) if row.kind == "issue"),
        "receipt of gloves": next(row.id for row in movements(office, gloves) if row.kind == "receive"),
        "receipt of wire": next(row.id for row in movements(office, wire) if row.kind == "receive"),
        "first receipt": office.read(Rows(Document, Document.kind == "GR"))[0]["id"],
        "owed probe": office.read(Rows(BackOrder, BackOrder.item_id != gloves))[0]["id"],
    }


CROSSED: dict[tuple[str, str], Callable[[Ids], Transaction]] = {
    ("issue: the lot of another item", "lot_unknown"): lambda ids: Issue(
        (IssueLine(ids["gloves"], ONE, ids["s1"]),), 12, "CC-100"
    ),
    ("issue: the back order of another item", "back_order_other"): lambda ids: Issue(
        (IssueLine(ids["gloves"], ONE, back_order_id=ids["owed probe"]),), 12, "CC-100"
    ),
    ("move: the lot of another item", "lot_unknown"): lambda ids: MoveStock(
        (MoveLine(ids["gloves"], ids["s1"], ONE, ids["store"], ids["second"]),)
    ),
    ("scrap: the lot of another item", "lot_unknown"): lambda ids: ScrapStock(
        (ScrapLine(ids["gloves"], ids["s1"], ONE, ids["store"]),), "damaged"
    ),
    ("transfer: the lot of another item", "lot_unknown"): lambda ids: DispatchTransfer(
        ids["store"], ids["second"], (DispatchLine(ids["gloves"], ids["s1"], ids["store"], ONE),)
    ),
    ("transfer: from the store it goes to", "transfer_elsewhere"): lambda ids: DispatchTransfer(
        ids["store"], ids["second"], (DispatchLine(ids["gloves"], ids["a1"], ids["second"], ONE),)
    ),
    ("return: the issue of another item", "return_no_issue"): lambda ids: ReturnStock(
        (ReturnLine(ids["gloves"], ONE, issue_id=ids["issue of wire"]),), "over_issued"
    ),
    ("return: a receipt for an issue", "return_no_issue"): lambda ids: ReturnStock(
        (ReturnLine(ids["gloves"], ONE, issue_id=ids["receipt of gloves"]),), "over_issued"
    ),
    ("return: the lot of another item", "lot_unknown"): lambda ids: ReturnStock(
        (ReturnLine(ids["gloves"], ONE, lot_id=ids["s1"]),), "over_issued"
    ),
    ("to the supplier: the receipt of another item", "return_no_receipt"): lambda ids: ReturnToSupplier(
        (SupplierReturnLine(ids["gloves"], ids["a1"], ONE, ids["store"], ids["receipt of wire"]),), "damaged_on_receipt"
    ),
    ("receive: the line of another order", "receive_other_supplier"): lambda ids: Receive(
        (ReceiveLine(ids["gloves"], ONE, order_line_id=ids["other order line"]),), order_id=ids["order"]
    ),
    ("receive: an item on a line of assets", "receive_other_line"): lambda ids: Receive(
        (ReceiveLine(ids["gloves"], ONE, order_line_id=ids["asset line"]),), order_id=ids["order"] + 1
    ),
    ("receive: the line of an order that is not named", "receive_other_line"): lambda ids: Receive(
        (ReceiveLine(ids["wire"], ONE, order_line_id=ids["other order line"]),)
    ),
    ("arrival: the line of another transfer", "transfer_other"): lambda ids: ReceiveTransfer(
        ids["transfer"], (ArrivalLine(ids["other transfer line"], ONE),)
    ),
    ("loss: the line of another transfer", "transfer_other"): lambda ids: LoseTransfer(
        ids["transfer"], "never came", (LostLine(ids["other transfer line"], ONE),)
    ),
    ("cost: the movement of another receipt", "price_no_line"): lambda ids: ChangeCost(
        ids["first receipt"], prices=(NewPrice(ids["receipt of wire"], ONE),), reason="invoice"
    ),
}


@pytest.mark.parametrize(("what", "code"), CROSSED)
def test_what_is_crossed_is_refused(what: str, code: str, sqlite_office: Office) -> None:
    assert refused(sqlite_office, CROSSED[what, code](ids_of(sqlite_office)))[0] == code
