"""The list of purchase orders."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, or_, select

from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_SUPPLIER
from tracker_desktop.queries.order_state import (
    IS_LATE,
    IS_RECEIVED,
    LINE_COUNT,
    ORDER_DUE,
    ORDER_OPEN_VALUE,
    ORDER_STATE,
    ORDER_STATES,
    ORDER_VALUE,
    SOME_OPEN,
)
from tracker_desktop.queries.sql import byte_order, has, table_of

DRAFT = "Draft"


def _with_line(_connection: Connection, word: str) -> list[Any]:
    """Orders of something that is called so."""
    named_so = or_(has(func.lower(OrderLine.description), word), has(func.lower(OrderLine.supplier_code), word))
    return [PurchaseOrder.id.in_(select(OrderLine.order_id).where(named_so))]


ORDERS = Listing(
    name="orders",
    title="Orders",
    model=PurchaseOrder,
    key=PurchaseOrder.id,
    main=(PurchaseOrder.id,),
    descending=True,
    source=table_of(PurchaseOrder)
    .join(table_of(Supplier), Supplier.id == PurchaseOrder.supplier_id)
    .outerjoin(table_of(Place), Place.id == PurchaseOrder.place_id)
    .join(table_of(Person), Person.id == PurchaseOrder.created_by_id),
    columns=(
        Column(
            "number",
            "Order",
            "tag",
            (PurchaseOrder.number,),
            130,
            sort=(PurchaseOrder.number_key,),
            show=lambda _, number: number or DRAFT,
        ),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            180,
            nullable=False,
            via=named(table_of(Supplier), PurchaseOrder.supplier_id),
        ),
        Column("state", "State", "status", (ORDER_STATE,), 120, nullable=False, states=ORDER_STATES),
        Column("ordered", "Ordered", "date", (PurchaseOrder.ordered_on,), 112),
        Column("expected", "Expected", "date", (func.coalesce(ORDER_DUE, PurchaseOrder.expected),), 112),
        Column("lines", "Lines", "count", (LINE_COUNT,), 70, False, nullable=False),
        Column("value", "Value", "money", (ORDER_VALUE,), 100),
        Column("open_value", "Still open", "money", (ORDER_OPEN_VALUE,), 100),
        Column(
            "place",
            "Deliver to",
            "text",
            (Place.path,),
            160,
            False,
            via=named(table_of(Place), PurchaseOrder.place_id, "path_key"),
        ),
        Column(
            "reference",
            "Reference",
            "text",
            (PurchaseOrder.reference,),
            120,
            False,
            sort=(byte_order(PurchaseOrder.reference),),
        ),
        Column(
            "charge_code",
            "Charge code",
            "tag",
            (PurchaseOrder.charge_code,),
            110,
            False,
            sort=(byte_order(PurchaseOrder.charge_code),),
        ),
        Column(
            "by",
            "By",
            "text",
            (Person.name,),
            130,
            False,
            nullable=False,
            via=named(table_of(Person), PurchaseOrder.created_by_id),
        ),
        Column("written", "Written", "time", (PurchaseOrder.created_at,), 140, False, nullable=False),
        Column("note", "Note", "text", (PurchaseOrder.note,), 200, False, sort=(byte_order(PurchaseOrder.note),)),
        Column(
            "reason",
            "Reason",
            "text",
            (PurchaseOrder.close_reason,),
            160,
            False,
            sort=(byte_order(PurchaseOrder.close_reason),),
        ),
    ),
    views=(
        View("open", "To come", where=SOME_OPEN),
        View("late", "Late", where=IS_LATE),
        View("draft", "Drafts", where=PurchaseOrder.state == OrderState.DRAFT.value),
        View("received", "Received", where=IS_RECEIVED),
        View("closed", "Closed", where=PurchaseOrder.state == OrderState.CLOSED.value),
        View("cancelled", "Cancelled", where=PurchaseOrder.state == OrderState.CANCELLED.value),
        View("all", "All orders"),
    ),
    search=Search(
        PurchaseOrder.id,
        PurchaseOrder.search,
        through=((PurchaseOrder.supplier_id, BY_SUPPLIER),),
        more=_with_line,
    ),
    filters={"supplier": PurchaseOrder.supplier_id},
)
"""Expected says when the next of it is to come."""
