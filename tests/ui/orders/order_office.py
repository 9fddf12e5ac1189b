"""An office that orders: gloves of two suppliers, toner of one, tips of none. Shared by the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions.makers import add_category, add_supplier
from tests.transactions.stock_makers import add_item, receive
from tests.ui.window_fixtures import Shown
from tracker_desktop.queries.order_facts import OrderFacts, OrderFactsOf
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems

PO = "PO-2026-00001"
BOX = "4006381333931"


@dataclass(frozen=True)
class Buying:
    """Ids of what is there."""

    fisher: int
    lab: int
    gloves: int
    toner: int
    tips: int
    laptops: int


def buying(office: Office) -> Buying:
    """Gloves at 30, to be ordered from 200 on in boxes of 100 of Fisher (or bags of 50 of Lab World); toner at 5, to be
    ordered from 4 on; tips that are used up and nobody sells."""
    fisher, lab = add_supplier(office, "Fisher Scientific", lead_time_days=5), add_supplier(office, "Lab World")
    gloves = add_item(office, reorder_point=Decimal(200), reorder_quantity=Decimal(1000))
    toner = add_item(office, "TNR-26X", "Toner HP 26X", reorder_point=Decimal(4), reorder_quantity=Decimal(6))
    tips = add_item(office, "TIP-200", "Pipette tips", reorder_point=Decimal(50), reorder_quantity=Decimal(96))
    receive(office, gloves, 30, "0.07")
    receive(office, toner, 5, "38.00")
    box = OfferFields(fisher, "AN-1187", None, "box", Decimal(100), Decimal("7.40"), minimum_packs=3, preferred=True)
    bag = OfferFields(lab, "LW-50", None, "bag", Decimal(50), Decimal("4.00"))
    office.perform(SetSupplierItems(gloves, (box, bag)))
    office.perform(SetSupplierItems(toner, (OfferFields(fisher, "TN-26", price=Decimal("37.50")),)))
    return Buying(fisher, lab, gloves, toner, tips, add_category(office, "Laptops", "LT"))


def facts(shown: Shown, order_id: int) -> OrderFacts:
    """An order as it stands."""
    found = shown.window.desk.store.read(OrderFactsOf(order_id))
    assert found is not None
    return found
