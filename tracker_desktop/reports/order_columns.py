"""What reports about orders share: the lines that are still to come."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import func

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, PurchaseOrder
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.lists.order_lines import PIECE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_state import LINE_OPEN_VALUE
from tracker_desktop.queries.order_sums import EXPECTS, LINE_CAME, LINE_DUE, LINE_OPEN, quantity_of
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports.report import Asked, Column
from tracker_desktop.wording.units import units

NOUNS = ("line", "lines")
SOURCE = (
    table_of(OrderLine)
    .join(table_of(PurchaseOrder), PurchaseOrder.id == OrderLine.order_id)
    .join(table_of(Supplier), Supplier.id == PurchaseOrder.supplier_id)
    .outerjoin(table_of(Item), Item.id == OrderLine.item_id)
)
OPEN: Any = quantity_of(LINE_OPEN)
DUE: Any = LINE_DUE
ORDER: Any = (DUE.nulls_last(), PurchaseOrder.id, OrderLine.line)


def to_come(asked: Asked) -> list[Any]:
    """The lines of which more is to come, of the item that was asked for."""
    return [EXPECTS, LINE_OPEN > 0, *asked.equal(OrderLine.item_id, "item")]


def unit(_: Office, name: str | None, quantity: Decimal) -> str:
    """The unit behind a quantity; assets are counted in pieces."""
    return units(quantity, name or PIECE)


def days_late(office: Office, due: dt.date | None) -> int | None:
    """Days since it was expected; none where that is still to come."""
    return (office.today - due).days if due is not None and due < office.today else None


NUMBER = Column("Order", "tag", (PurchaseOrder.number,), 14)
ORDERED_ON = Column("Ordered", "date", (PurchaseOrder.ordered_on,), 11)
SKU = Column("SKU", "tag", (func.coalesce(Item.sku, OrderLine.model),), 13)
WHAT = Column("What", "text", (OrderLine.description,), 24)
CODE = Column("Supplier's code", "tag", (OrderLine.supplier_code,), 12)
ORDERED = Column("Ordered quantity", "quantity", (OrderLine.quantity,), 10)
CAME = Column("Received", "quantity", (quantity_of(LINE_CAME),), 10)
STILL_OPEN = Column("Open", "quantity", (OPEN,), 10)
UNIT = Column("Unit", "text", (Item.unit, OPEN), 8, make=unit)
EXPECTED = Column("Expected", "date", (DUE,), 11)
DAYS_LATE = Column("Days late", "days", (DUE,), 8, make=days_late)
VALUE = Column("Open value", "money", (LINE_OPEN_VALUE,), 12, total=True)
SUPPLIER = Column("Supplier", "text", (Supplier.name,), 24, head=True)
