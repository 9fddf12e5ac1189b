"""Goods that come into stock: from a supplier, or as the opening balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.models.orders import OrderLine
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import MovementKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.ledger_values import last_cost, rounded
from tracker_desktop.transactions.rules.lots import arriving, check_usable
from tracker_desktop.transactions.rules.quantities import check_cost, check_entered, check_quantity
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_places import place_for, virtual
from tracker_desktop.transactions.rules.stock_words import joined, left_words, lot_gap, words


@dataclass(frozen=True)
class ReceiveLine:
    """One line of a delivery. `quantity` is in base units, `unit_cost` in the office's currency for one of them (none:
    what was ordered at, else what it cost last); `entered` is the quantity as it was typed ("2 box"). Without
    `place_id` it goes where the order says, else to its home. `order_line_id` is the line of an order that it came
    for."""

    item_id: int
    quantity: Decimal
    unit_cost: Decimal | None = None
    lot: str | None = None
    expiry: dt.date | None = None
    place_id: int | None = None
    entered: str | None = None
    order_line_id: int | None = None


@dataclass(frozen=True)
class Arrival:
    """What a line became. `costless` where no cost was given and none is known, so that it counts as worth nothing."""

    item: Item
    lot: Lot
    place: Place
    quantity: Decimal
    costless: bool


def arrive(
    books: Books,
    lines: Iterable[ReceiveLine],
    kind: MovementKind,
    source: PlaceKind,
    *,
    supplier_id: int | None = None,
    reference: str | None = None,
    override: str | None = None,
    any_lot: bool = False,
    ordered: Mapping[int, OrderLine] | None = None,
) -> list[Arrival]:
    """Check the lines and post them from a virtual place. Raises Refused.

    Expired and recalled lots come in only with a reason (`override`), or with `any_lot`: they are there already.
    `ordered` holds the lines of orders that lines name, by their id.
    """
    wanted = list(lines)
    items = lock_stock(books, {line.item_id for line in wanted})
    costs: dict[int, Fraction | None] = {}
    came: list[Arrival] = []
    postings: list[Posting] = []
    for line in wanted:
        item = items[line.item_id]
        _check(item, line)
        entered = check_entered(books, item, line.quantity, line.entered)
        place = place_for(books, item, line.place_id)
        lot = arriving(books, item, line.lot, line.expiry)
        if not (any_lot or override):
            check_usable(books, item, lot, "receive")
        value = _value(books, item, line, (ordered or {}).get(line.order_line_id or 0), costs)
        came.append(Arrival(item, lot, place, line.quantity, costless=value is None))
        postings.append(
            Posting(
                kind,
                item.id,
                lot.id,
                virtual(books, source),
                place.id,
                line.quantity,
                value or Decimal(0),
                quantity_entered=entered,
                reason=override,
                reference=reference,
                supplier_id=supplier_id,
                order_line_id=line.order_line_id,
            )
        )
    post(books, postings)
    return came


def arrival_words(books: Books, code: str, came: Arrival, reference: str | None, owed: Gap = "") -> Said:
    """What one line says: its lot, where it is now and how much is there, and who waits for it."""
    costless = words("stock_costless") if came.costless else ""
    now = left_words(books, came.item, [came.place.id], "now")
    about = joined([reference or "", lot_gap(came.lot), now, costless, owed], "stock_dot")
    gaps = {"quantity": said.quantity(came.quantity), "item": came.item.name, "about": about}
    return Said(code, gaps, about=("item", came.item.id))


def _check(item: Item, line: ReceiveLine) -> None:
    if not item.active:
        raise Refused("item_retired", item=item.name)
    check_quantity(item, line.quantity)
    if item.lot_policy == LotPolicy.SERIAL and line.quantity != 1:
        raise Refused("serial_one", item=item.name)


def _value(
    books: Books, item: Item, line: ReceiveLine, order: OrderLine | None, costs: dict[int, Fraction | None]
) -> Decimal | None:
    if line.unit_cost is not None:
        value = check_cost(item, line.quantity, line.unit_cost)
        costs[item.id] = Fraction(line.unit_cost)
        return value
    if order is not None and order.price is not None:
        costs[item.id] = Fraction(order.price) / Fraction(order.pack_size)
    if item.id not in costs:
        costs[item.id] = last_cost(books, item.id)
    cost = costs[item.id]
    return None if cost is None else rounded(cost * Fraction(line.quantity))
