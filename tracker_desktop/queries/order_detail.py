"""The detail of an order, and what an item says of what is on order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderedAsset, OrderLine, PurchaseOrder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.order_lines import PIECE
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.order_state import ORDER_DUE, ORDER_OPEN_VALUE, ORDER_STATE, ORDER_VALUE
from tracker_desktop.queries.order_sums import EXPECTS, LINE_CAME, LINE_DUE, LINE_OPEN, SUPPLIERS, quantity_of
from tracker_desktop.wording.counter import first_of

MOST_LINES = 12
BY: Any = aliased(Person, name="ordered_by")
WRITER: Any = aliased(Person, name="written_by")
_ORDER = (
    select(
        *(PurchaseOrder.number, PurchaseOrder.ordered_on, PurchaseOrder.created_at, PurchaseOrder.reference),
        *(PurchaseOrder.charge_code, PurchaseOrder.note, PurchaseOrder.close_reason, Supplier.name.label("supplier")),
        *(Supplier.customer_number, Place.path, BY.name.label("by"), WRITER.name.label("writer")),
        func.coalesce(ORDER_DUE, PurchaseOrder.expected).label("expected"),
        *(ORDER_STATE.label("state"), ORDER_VALUE.label("value"), ORDER_OPEN_VALUE.label("open_value")),
    )
    .join(Supplier, Supplier.id == PurchaseOrder.supplier_id)
    .outerjoin(Place, Place.id == PurchaseOrder.place_id)
    .outerjoin(BY, BY.id == PurchaseOrder.ordered_by_id)
    .join(WRITER, WRITER.id == PurchaseOrder.created_by_id)
)
_LINES = (
    select(
        *(OrderLine.line, OrderLine.description, OrderLine.quantity, OrderLine.active, OrderLine.close_reason),
        *(Item.sku, Item.unit, quantity_of(LINE_CAME).label("came"), OrderLine.expected),
    )
    .outerjoin(Item, Item.id == OrderLine.item_id)
    .order_by(OrderLine.line)
)


@dataclass(frozen=True)
class OrderDetail(Query[Card | None]):
    """Everything about an order, with what came of each line; None where it is gone."""

    order_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_ORDER.where(PurchaseOrder.id == self.order_id), office.params).first()
        if row is None:
            return None
        lines = connection.execute(_LINES.where(OrderLine.order_id == self.order_id)).all()
        sent = row.ordered_on is not None
        fields = (
            ("Our customer number", row.customer_number),
            ("Ordered", shown.joined([shown.day(office, row.ordered_on), row.by]) if sent else ""),
            ("Written", "" if sent else shown.joined([shown.moment(office, row.created_at), row.writer])),
            ("Expected", shown.day(office, row.expected)),
            ("Deliver to", row.path),
            ("Reference", row.reference),
            ("Charge code", row.charge_code),
            ("Value", shown.amount(office, row.value)),
            ("Still open", shown.amount(office, row.open_value) if row.open_value else ""),
            *(_line(office, line, sent) for line in lines[:MOST_LINES]),
            ("And", shown.things(len(lines) - MOST_LINES, "more line") if len(lines) > MOST_LINES else ""),
            ("Received", first_of(receipts_of(connection, self.order_id))),
            ("Reason", row.close_reason),
            ("Note", row.note),
        )
        return Card(row.number or "Draft order", row.supplier, row.state, row.number or "", filled(fields))


def _line(office: Office, line: Any, sent: bool) -> tuple[str, str]:
    ordered = shown.stock(office, line.quantity, line.unit or PIECE)
    quantity = f"{shown.quantity(office, line.came)} of {ordered}" if sent else ordered
    due = f"due {shown.day(office, line.expected)}" if line.expected and line.expected < office.today else ""
    closed = f"closed: {line.close_reason}" if line.close_reason else ""
    return f"{line.line} {line.sku or ''}".strip(), shown.joined([quantity, line.description, due, closed])


def receipts_of(connection: Connection, order_id: int) -> list[str]:
    """The numbers of the goods receipts of an order that are not void, the first one first."""
    mine = select(OrderLine.id).where(OrderLine.order_id == order_id)
    moved = select(Movement.entry).where(Movement.order_line_id.in_(mine), Movement.from_place_id.in_(SUPPLIERS))
    added = select(OrderedAsset.entry).where(OrderedAsset.order_line_id.in_(mine))
    query = select(Document.number).where(Document.voided_by.is_(None), Document.entry.in_(moved.union(added)))
    return list(connection.scalars(query.order_by(Document.id)))


def on_order_words(connection: Connection, office: Office, item_id: int, unit: str) -> str:
    """1,000 pcs · due 2 Dec 2026: what is to come of an item; empty for nothing."""
    query = (
        select(quantity_of(func.sum(LINE_OPEN)), func.min(LINE_DUE))
        .select_from(OrderLine)
        .join(PurchaseOrder, PurchaseOrder.id == OrderLine.order_id)
        .where(EXPECTS, OrderLine.item_id == item_id, LINE_OPEN > 0)
    )
    quantity, due = connection.execute(query).one()
    if not quantity:
        return ""
    late = "late since" if due is not None and due < office.today else "due"
    return shown.joined([shown.stock(office, quantity, unit), f"{late} {shown.day(office, due)}" if due else ""])
