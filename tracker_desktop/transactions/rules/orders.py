"""What holds for purchase orders: which may be changed, what came of their lines, and when they are expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder, SupplierItem
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.order_sums import came_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.effective import FARTHEST
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.orders import order_name
from tracker_desktop.wording.render import show_day, show_money

NOTHING = Decimal(0)


@dataclass(frozen=True)
class OrderFields:
    """The head of an order. `expected`: when it is to come (none: by the days to delivery), `place_id` where to,
    `reference` what the supplier calls it."""

    supplier_id: int
    place_id: int | None = None
    expected: dt.date | None = None
    reference: str | None = None
    charge_code: str | None = None
    note: str | None = None


RULES = {
    "supplier_id": Rule("Supplier", fields.needed(fields.reference(Supplier))),
    "place_id": Rule("Deliver to", usable),
    "expected": Rule("Expected", fields.day),
    "reference": Rule("Reference", fields.line),
    "charge_code": Rule("Charge code", fields.line),
    "note": Rule("Note", fields.note),
}


def held_order(books: Books, order_id: int, *states: OrderState) -> PurchaseOrder:
    """An order, locked until the end. Raises Refused("order_state") where it is in none of these states."""
    order = books.hold(PurchaseOrder, [order_id])[order_id]
    if states and order.state not in states:
        raise Refused("order_state", order=name_of(books, order), state=order.state)
    return order


def open_line(books: Books, line_id: int) -> tuple[PurchaseOrder, OrderLine]:
    """A line of an order and the order, which is locked. Raises Refused: gone, order_state, order_line_closed."""
    line = books.get(OrderLine, line_id)
    if line is None:
        raise Refused("gone")
    order = held_order(books, line.order_id, OrderState.ORDERED)
    books.refresh(line)
    if not line.active:
        raise Refused("order_line_closed", item=line.description, order=name_of(books, order))
    return order, line


def lines_of(books: Books, order: PurchaseOrder) -> Sequence[OrderLine]:
    """The lines of an order in their order."""
    return books.scalars(select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.line)).all()


def came(books: Books, lines: Iterable[OrderLine]) -> dict[int, Decimal]:
    """What came of these lines by their id: base units of an item, pieces of assets."""
    books.flush()
    return came_of(books.connection(), [line.id for line in lines])


def name_of(books: Books, order: PurchaseOrder) -> str:
    """PO-2026-00012, or the draft order to Fisher Scientific."""
    return order_name(order.number, books.get_one(Supplier, order.supplier_id).name)


def place_order(books: Books, order: PurchaseOrder, lines: Sequence[OrderLine], ordered_on: dt.date | None) -> None:
    """Make a draft an order: its number is given with the entry. Raises Refused: order_empty, field_wrong (the
    supplier is no longer in use), item_retired, order_future."""
    if not lines:
        raise Refused("order_empty", order=name_of(books, order))
    fields.checked(books, RULES, {"supplier_id": order.supplier_id})
    items = [line.item_id for line in lines if line.item_id is not None]
    retired = books.scalar(select(Item.name).where(Item.id.in_(items), Item.active == 0).order_by(Item.id).limit(1))
    if retired is not None:
        raise Refused("item_retired", item=retired)
    day = ordered_on or books.today
    if day > books.today:
        raise Refused("order_future", day=show_day(day))
    if books.today - day > FARTHEST:
        raise Refused("effective_long_ago", day=show_day(day))
    order.state, order.ordered_on, order.ordered_by_id = OrderState.ORDERED.value, day, books.operator.person_id
    if order.expected is None:
        order.expected = day + dt.timedelta(days=lead_days(books, order, lines))
    check_expected(order, lines)

    def numbered(number: str) -> None:
        order.number = order.number_key = number

    books.kept |= {"ordered_id": order.id, "line_ids": [line.id for line in lines]}
    books.document(DocumentKind.PURCHASE_ORDER, numbered=numbered)


def check_expected(order: PurchaseOrder, lines: Iterable[OrderLine]) -> None:
    """Raises Refused("order_expected_early") where something is to come before it is ordered."""
    for day in (order.expected, *(line.expected for line in lines)):
        if order.ordered_on is not None and day is not None and day < order.ordered_on:
            raise Refused("order_expected_early", day=show_day(day), ordered=show_day(order.ordered_on))


def lead_days(books: Books, order: PurchaseOrder, lines: Iterable[OrderLine]) -> int:
    """Days from order to delivery: of the slowest line, else of the supplier, else of the office."""
    supplier = books.get_one(Supplier, order.supplier_id)
    days = supplier.lead_time_days
    general = int(books.setting("orders.lead_days")) if days is None else days
    items = sorted({line.item_id for line in lines if line.item_id is not None})
    query = select(SupplierItem.item_id, SupplierItem.lead_time_days).where(
        SupplierItem.supplier_id == supplier.id, SupplierItem.item_id.in_(items)
    )
    told = {
        item_id: lead for item_id, lead in books.execute(query.order_by(SupplierItem.preferred)) if lead is not None
    }
    found = [told.get(line.item_id, general) if line.item_id else general for line in lines]
    return max(found, default=general)


def order_words(books: Books, code: str, order: PurchaseOrder, lines: Sequence[OrderLine]) -> Said:
    """What an order says of itself: to whom, what is on it, what it is worth, when it is expected."""
    supplier = books.get_one(Supplier, order.supplier_id)
    value = value_of(lines)
    small = supplier.minimum_order is not None and value < supplier.minimum_order
    about = joined(
        [
            items_words(lines),
            words("order_worth", value=said.money(value)) if value else "",
            words("order_expected", day=said.day(order.expected)) if order.expected else "",
            words("order_small", least=show_money(supplier.minimum_order or NOTHING)) if small else "",
        ],
        "stock_dot",
    )
    gaps: dict[str, Gap] = {"supplier": supplier.name, "order": name_of(books, order), "about": about}
    return Said(code, gaps, about=("purchase_order", order.id))


def value_of(lines: Iterable[OrderLine]) -> Decimal:
    """What the lines are worth that have a price."""
    return sum((line.packs * line.price for line in lines if line.price is not None), NOTHING)


def items_words(lines: Sequence[OrderLine]) -> Gap:
    """200 × Nitrile gloves, 2 × Dell Latitude 5540, and more."""
    shown = [
        words("stock_times", quantity=said.quantity(line.quantity), item=line.description) for line in lines[:SHOWN]
    ]
    return joined([*shown, words("stock_more")] if len(lines) > SHOWN else shown, "stock_comma")


SHOWN = 3
