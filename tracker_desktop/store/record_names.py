"""How a record is named in a sentence: an asset by its tag, a lot by its item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit
from tracker_desktop.models.base import Base
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.entries import title_of


def _room(books: Session, row: Any) -> str:
    return f"{books.get_one(Place, row.place_id).path} in the audit {books.get_one(Audit, row.audit_id).name}"


def _item(books: Session, row: Any) -> str:
    return str(books.get_one(Item, row.item_id).sku)


def _asset(books: Session, row: Any) -> str:
    return str(books.get_one(Asset, row.asset_id).tag)


def _supplier(books: Session, row: Any) -> str:
    return str(books.get_one(Supplier, row.supplier_id).name)


HOW: dict[str, Callable[[Session, Any], str]] = {
    "approval": lambda books, row: f"what waits for approval (“{title_of(books.connection(), row.said)}”)",
    "audit_cycle": lambda books, row: f"the audit calendar of {books.get_one(Holder, row.holder_id).name}",
    "audit_line": lambda books, row: f"{row.tag} in the audit {books.get_one(Audit, row.audit_id).name}",
    "audit_room": _room,
    "asset": lambda _, row: str(row.tag),
    "count_line": lambda books, row: f"the count of {books.get_one(Item, row.item_id).sku}",
    "custody": lambda books, row: books.get_one(Asset, row.asset_id).tag,
    "former_tag": lambda _, row: f"the former tag {row.tag}",
    "item": lambda _, row: str(row.sku),
    "item_code": lambda _, row: f"the code {row.code}",
    "item_unit": lambda books, row: f"the unit {row.name} of {books.get_one(Item, row.item_id).sku}",
    "lot": lambda books, row: f"lot {row.number} of {books.get_one(Item, row.item_id).sku}",
    "place": lambda _, row: str(row.path),
    "supplier_item": lambda books, row: f"{_supplier(books, row)}'s offer of {_item(books, row)}",
    "stock_level": lambda books, row: f"the reorder point of {_item(books, row)} for one store",
    "purchase_order": lambda books, row: row.number or f"the draft order to {_supplier(books, row)}",
    "order_line": lambda books, row: f"line {row.line} ({row.description}) of an order",
    "ordered_asset": lambda books, row: books.get_one(Asset, row.asset_id).tag,
    "back_order": lambda books, row: f"the back order of {_item(books, row)}",
    "kit_line": lambda books, row: f"{_item(books, row)} in a kit",
    "stock_transfer": lambda _, row: str(row.number),
    "transfer_line": lambda books, row: f"{_item(books, row)} in a transfer",
    "charge_code": lambda _, row: f"the charge code {row.code}",
    "inspection": lambda books, row: f"the inspection of {_asset(books, row)}",
    "plan_due": lambda books, row: f"the maintenance of {_asset(books, row)}",
    "asset_meter": lambda books, row: f"the {row.meter} of {_asset(books, row)}",
    "meter_reading": lambda books, row: f"a reading of the {row.meter} of {_asset(books, row)}",
    "work_order": lambda _, row: row.number or f"the work order “{row.title}”",
    "work_cost": lambda _, row: f"what “{row.text or row.kind}” cost",
    "work_part": lambda books, row: f"{_item(books, row)} for a work order",
    "reservation": lambda books, row: f"a reservation of {books.get_one(Holder, row.holder_id).name}",
    "reserved_asset": lambda books, row: f"the reservation of {_asset(books, row)}",
    "kit_asset": lambda books, row: f"{_asset(books, row)} in a kit",
    "kit_out": lambda books, row: f"a kit that {books.get_one(Holder, row.holder_id).name} has",
    "contract_seat": lambda _, row: "a seat of a contract",
    "transfer_offer": lambda books, row: f"what is offered to {books.get_one(Holder, row.to_holder_id).name}",
    "offered_asset": lambda books, row: f"{_asset(books, row)} that is offered",
    "overdue_notice": lambda _, row: row.number or "a reminder",
    "signed_paper": lambda _, row: "a signed paper",
    "value_change": lambda books, row: f"the value of {_asset(books, row)}",
    "loss": lambda books, row: f"the loss of {_asset(books, row)}",
    "disposal_line": lambda books, row: f"the disposal of {_asset(books, row)}",
    "own_value": lambda books, row: f"a field of {_asset(books, row)}",
    "attachment": lambda _, row: f"the file {row.name}",
    "setting": lambda _, row: f"the setting {row.key}",
    "operator": lambda _, row: "the sign-in of a person",
}


def record_name(books: Session, model: type[Base], row_id: int) -> str:
    """The record's name for a sentence; its table and number where it is gone."""
    row: Any = books.get(model, row_id)
    if row is None:
        return f"{model.__tablename__} {row_id}"
    how = HOW.get(model.__tablename__)
    return how(books, row) if how else str(row.name)
