"""An order and its lines as the counter and the dialogs need them: what is ordered, what came, where it goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.categories import Category
from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.order_sums import LINE_CAME, quantity_of
from tracker_desktop.wording.orders import order_name

NOTHING = Decimal(0)
INSIDE = " / "


@dataclass(frozen=True)
class OrderedLine:
    """A line of an order: an item (`sku`, `unit`), or assets of a model (`item_id` None). `ordered` and `came` are base
    units or pieces, `price` is that of a pack. `deliver_to` is where the line itself says that it goes, `place` where
    it goes in the end: home, where that lies in there."""

    id: int
    line: int
    item_id: int | None
    sku: str
    name: str
    unit: str
    decimals: int
    lot_policy: str
    expiry_required: bool
    category_id: int | None
    category: str
    manufacturer: str | None
    model: str | None
    supplier_code: str | None
    ordered: Decimal
    came: Decimal
    packs: Decimal
    pack_name: str | None
    pack_size: Decimal
    price: Decimal | None
    expected: dt.date | None
    note: str | None
    active: bool
    deliver_to: int | None
    place_id: int | None
    place: str

    @property
    def open(self) -> Decimal:
        """What is still to come."""
        return max(self.ordered - self.came, NOTHING) if self.active else NOTHING

    @property
    def unit_cost(self) -> Decimal | None:
        """What one base unit costs, to 1/10000."""
        return None if self.price is None else (self.price / self.pack_size).quantize(Decimal("0.0001"))


@dataclass(frozen=True)
class OrderFacts:
    """An order with its lines; a draft has no number."""

    id: int
    number: str | None
    state: str
    supplier_id: int
    supplier: str
    ordered_on: dt.date | None
    expected: dt.date | None
    place_id: int | None
    place: str
    reference: str | None
    charge_code: str | None
    note: str | None
    lines: tuple[OrderedLine, ...]

    @property
    def name(self) -> str:
        """PO-2026-00012, or the draft order to Fisher Scientific."""
        return order_name(self.number, self.supplier)

    @property
    def is_draft(self) -> bool:
        """Whether it is not ordered yet."""
        return self.state == OrderState.DRAFT

    @property
    def is_expected(self) -> bool:
        """Whether more of it may come."""
        return self.state == OrderState.ORDERED


@dataclass(frozen=True)
class OrderFactsOf(Query[OrderFacts | None]):
    """The facts of an order; None where it is gone."""

    order_id: int

    def run(self, connection: Connection) -> OrderFacts | None:
        return _found(connection, PurchaseOrder.id == self.order_id)


@dataclass(frozen=True)
class OrderOfDocument(Query[OrderFacts | None]):
    """The order that a document's number stands on; None where it is the number of something else."""

    document_id: int

    def run(self, connection: Connection) -> OrderFacts | None:
        number = select(Document.number_key).where(Document.id == self.document_id).scalar_subquery()
        return _found(connection, PurchaseOrder.number_key == number)


def _found(connection: Connection, which: ColumnElement[bool]) -> OrderFacts | None:
    head = (
        select(
            PurchaseOrder.id,
            PurchaseOrder.number,
            PurchaseOrder.state,
            PurchaseOrder.supplier_id,
            Supplier.name,
            PurchaseOrder.ordered_on,
            PurchaseOrder.expected,
            PurchaseOrder.place_id,
            func.coalesce(Place.path, ""),
            PurchaseOrder.reference,
            PurchaseOrder.charge_code,
            PurchaseOrder.note,
        )
        .join(Supplier, Supplier.id == PurchaseOrder.supplier_id)
        .outerjoin(Place, Place.id == PurchaseOrder.place_id)
    )
    row = connection.execute(head.where(which)).first()
    if row is None:
        return None
    values: tuple[Any, ...] = tuple(row)
    return OrderFacts(*(*values, _lines(connection, values[0], (values[7], values[8]))))


_HOME, _TO = aliased(Place), aliased(Place)


def _lines(connection: Connection, order_id: int, to: tuple[int | None, str]) -> tuple[OrderedLine, ...]:
    query = (
        select(
            OrderLine.id,
            OrderLine.line,
            OrderLine.item_id,
            func.coalesce(Item.sku, ""),
            func.coalesce(Item.name, OrderLine.description),
            func.coalesce(Item.unit, "piece"),
            func.coalesce(Item.decimals, 0),
            func.coalesce(Item.lot_policy, "none"),
            func.coalesce(Item.expiry_required, 0),
            OrderLine.category_id,
            func.coalesce(Category.name, ""),
            OrderLine.manufacturer,
            OrderLine.model,
            OrderLine.supplier_code,
            OrderLine.quantity,
            quantity_of(LINE_CAME),
            OrderLine.packs,
            OrderLine.pack_name,
            OrderLine.pack_size,
            OrderLine.price,
            OrderLine.expected,
            OrderLine.note,
            OrderLine.active,
            _TO.id,
            _TO.path,
            _HOME.id,
            _HOME.path,
        )
        .outerjoin(Item, Item.id == OrderLine.item_id)
        .outerjoin(Category, Category.id == OrderLine.category_id)
        .outerjoin(_TO, _TO.id == OrderLine.place_id)
        .outerjoin(_HOME, _HOME.id == Item.home_place_id)
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.line)
    )
    return tuple(_line(tuple(row), to) for row in connection.execute(query))


def _line(row: tuple[Any, ...], of_order: tuple[int | None, str]) -> OrderedLine:
    *about, to_id, to_path, home_id, home_path = row
    to = (to_id, to_path) if to_id is not None else of_order
    lives = home_id is not None and (to[0] in (None, home_id) or str(home_path).startswith(to[1] + INSIDE))
    place_id, place = (home_id, home_path) if lives else to
    return OrderedLine(*(*about, to_id, place_id, place or ""))
