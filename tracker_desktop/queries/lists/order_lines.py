"""The list of the lines of orders, mostly of one by the filter `order`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, PurchaseOrder
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.orders import DRAFT
from tracker_desktop.queries.lists.searched import BY_ITEM
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_state import (
    DUE_OF_LINE,
    LINE_IS_LATE,
    LINE_STATE,
    LINE_VALUE,
    OPEN_OF_LINE,
    ORDER_STATES,
)
from tracker_desktop.queries.order_sums import LINE_CAME, quantity_of
from tracker_desktop.queries.sql import byte_order, has, table_of

PIECE = "piece"


def quantity_words(office: Office, quantity: Decimal | None, unit: str | None) -> str:
    """300 pcs; of assets 2 pcs."""
    return shown.stock(office, quantity, unit or PIECE)


ORDER_KEY: Any = (
    select(PurchaseOrder.number_key)
    .where(PurchaseOrder.id == OrderLine.order_id)
    .correlate(OrderLine)
    .scalar_subquery()
)
"""None of a draft, so that no list of names can be walked for it."""


def packs_words(_: Office, packs: Decimal, name: str | None, size: Decimal) -> str:
    """3 box of 100; 3 × 100 for a pack without a name; nothing for single units."""
    if size == 1 and not name:
        return ""
    number, holds = f"{packs.normalize():,f}", f"{size.normalize():,f}"
    return f"{number} {name} of {holds}" if name else f"{number} × {holds}"


def _code(_: Office, sku: str | None, model: str | None) -> str:
    return sku or model or ""


def _open(sort: Any) -> Any:
    return func.coalesce(sort, 0)


ORDER_LINES = Listing(
    name="order_lines",
    title="Lines of orders",
    model=OrderLine,
    key=OrderLine.id,
    main=(OrderLine.order_id, OrderLine.line),
    source=table_of(OrderLine)
    .join(table_of(PurchaseOrder), PurchaseOrder.id == OrderLine.order_id)
    .join(table_of(Supplier), Supplier.id == PurchaseOrder.supplier_id)
    .outerjoin(table_of(Item), Item.id == OrderLine.item_id),
    columns=(
        Column("line", "Line", "count", (OrderLine.line,), 50, nullable=False),
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku, OrderLine.model),
            110,
            via=named(table_of(Item), OrderLine.item_id, "sku_sort"),
            show=_code,
        ),
        Column(
            "what",
            "What",
            "text",
            (OrderLine.description,),
            180,
            sort=(byte_order(OrderLine.description),),
            nullable=False,
        ),
        Column(
            "supplier_code",
            "Supplier's code",
            "tag",
            (OrderLine.supplier_code,),
            110,
            sort=(byte_order(OrderLine.supplier_code),),
        ),
        Column(
            "ordered", "Ordered", "quantity", (OrderLine.quantity, Item.unit), 90, nullable=False, show=quantity_words
        ),
        Column(
            "received",
            "Received",
            "quantity",
            (quantity_of(LINE_CAME), Item.unit),
            90,
            sort=(LINE_CAME,),
            nullable=False,
            show=quantity_words,
        ),
        Column(
            "open",
            "Open",
            "quantity",
            (quantity_of(_open(OPEN_OF_LINE)), Item.unit),
            90,
            sort=(_open(OPEN_OF_LINE),),
            nullable=False,
            show=quantity_words,
        ),
        Column("state", "State", "status", (LINE_STATE,), 120, nullable=False, states=ORDER_STATES),
        Column(
            "packs",
            "Packs",
            "text",
            (OrderLine.packs, OrderLine.pack_name, OrderLine.pack_size),
            110,
            nullable=False,
            show=packs_words,
        ),
        Column("price", "Price of a pack", "money", (OrderLine.price,), 100),
        Column("value", "Value", "money", (LINE_VALUE,), 100),
        Column("expected", "Expected", "date", (DUE_OF_LINE,), 100),
        Column(
            "order",
            "Order",
            "tag",
            (PurchaseOrder.number,),
            130,
            False,
            sort=(ORDER_KEY,),
            show=lambda _, number: number or DRAFT,
        ),
        Column(
            "supplier", "Supplier", "text", (Supplier.name,), 150, False, sort=(OrderLine.order_id,), nullable=False
        ),
        Column("note", "Note", "text", (OrderLine.note,), 160, False, sort=(byte_order(OrderLine.note),)),
        Column(
            "reason",
            "Reason",
            "text",
            (OrderLine.close_reason,),
            160,
            False,
            sort=(byte_order(OrderLine.close_reason),),
        ),
    ),
    views=(
        View("all", "All lines"),
        View("open", "To come", where=OPEN_OF_LINE > 0),
        View("late", "Late", where=LINE_IS_LATE),
    ),
    search=Search(
        OrderLine.id,
        through=((OrderLine.item_id, BY_ITEM),),
        more=lambda _connection, word: [
            has(func.lower(OrderLine.description), word),
            has(func.lower(OrderLine.supplier_code), word),
        ],
    ),
    filters={"order": OrderLine.order_id, "item": OrderLine.item_id},
)
