"""An office with something of everything, for wrong values: two of each thing that lines of one name and of another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.bad_values import Strewn
from tests.labels.any_format import HERMA
from tests.stateful_machine import prepare
from tests.store_fixtures import Office
from tests.transactions import makers, order_makers
from tests.transactions.makers import place_id
from tests.transactions.order_makers import line, order
from tests.transactions.stock_makers import issue, lot
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine
from tracker_desktop.models.categories import Category
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.label_formats import LabelFormat
from tracker_desktop.models.orders import BackOrder, OrderLine, PurchaseOrder, StockKit
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart

TABLES: Mapping[str, tuple[Any, ...]] = {
    "approval_id": (Approval,),
    "asset_id": (Asset,),
    "audit_id": (Audit,),
    "back_order_id": (BackOrder,),
    "category_id": (Category,),
    "charge_code_id": (ChargeCode,),
    "count_id": (StockCount,),
    "department_id": (Department,),
    "document_id": (Document,),
    "format_id": (LabelFormat,),
    "from_place_id": (Place,),
    "holder_id": (Holder,),
    "home_place_id": (Place,),
    "issue_id": (Movement,),
    "item_id": (Item,),
    "kit_id": (StockKit,),
    "line_id": (CountLine, OrderLine, AuditLine),
    "lot_id": (Lot,),
    "manager_id": (Person,),
    "movement_id": (Movement,),
    "order_id": (PurchaseOrder,),
    "order_line_id": (OrderLine,),
    "parent_id": (Place,),
    "person_id": (Person,),
    "place_id": (Place,),
    "receipt_id": (Movement,),
    "responsible_id": (Person,),
    "returned_by_id": (Holder,),
    "supplier_id": (Supplier,),
    "to_holder_id": (Holder,),
    "to_place_id": (Place,),
    "transfer_id": (StockTransfer,),
    "transfer_line_id": (TransferLine,),
}
"""Which records a field of this name, or several of them, may name."""


def rough(office: Office) -> Strewn:
    """Prepare the office, and make transactions over its records, some of which are retired."""
    start = prepare(office)
    items = {row["sku"]: row["id"] for row in office.read(makers.Rows(Item))}
    suppliers = [makers.add_supplier(office, name) for name in ("Fisher Scientific", "VWR")]
    office.perform(AddLabelFormat(HERMA))
    makers.add_department(office)
    office.perform(ChangeSetting("stock.hold_place", "HOLD"))
    _orders(office, suppliers, items)
    _issues(office, start.holders, items)
    _transfers(office, items["GLV"])
    office.perform(AddChargeCode(ChargeCodeFields("CC-100", "Teaching")))
    office.perform(AddKit(KitFields("KIT-1", "First aid"), (KitPart("GLV", Decimal(2)),)))
    office.perform(EditPerson(3, {"active": False}))
    office.perform(OpenCount(CountScope(ScopeKind.ALL)))
    retired = makers.add_place(office, "OLD-1", "Old room")
    office.perform(EditPlace(retired, {"active": False}))
    return Strewn({name: _ids(office, models) for name, models in TABLES.items()})


def _ids(office: Office, models: tuple[Any, ...]) -> list[int]:
    """Places of the office more often than those that only the books have."""
    rows = [row for model in models for row in office.read(makers.Rows(model))]
    real = [row for row in rows if row.get("kind") not in VIRTUAL]
    return [row["id"] for row in (rows + 3 * real if Place in models else rows)]


def _orders(office: Office, suppliers: list[int], items: Mapping[str, int]) -> None:
    """One that came in part, one with assets, one that is a draft."""
    gloves, wire = items["GLV"], items["WIRE"]
    some = order(office, suppliers[0], line(gloves, 10, price="2"), line(wire, 5))
    order_makers.deliver(office, some, gloves, 4, lot="A1")
    order(office, suppliers[1], line(gloves, 3), line(None, 2, description="Dell Latitude"))
    order(office, suppliers[1], line(wire, 1), ordered=False)


def _issues(office: Office, holders: tuple[int, ...], items: Mapping[str, int]) -> None:
    for item, holder in (("GLV", holders[0]), ("WIRE", holders[1])):
        issue(office, items[item], 1, holder)
    owed = (BackOrderLine(items["PRB"], Decimal(4)), BackOrderLine(items["GLV"], Decimal(50)))
    office.perform(Issue((IssueLine(items["WIRE"], Decimal(1)),), holders[0], back_orders=owed))


def _transfers(office: Office, gloves: int) -> None:
    first = place_id(office, "STOCKROOM")
    numbered = lot(office, gloves, "A1")
    for code in ("STORE-2", "STORE-3"):
        end = makers.add_place(office, code, code, "store")
        row = DispatchLine(gloves, numbered, first, Decimal(2))
        office.perform(DispatchTransfer(first, end, (row,)))
