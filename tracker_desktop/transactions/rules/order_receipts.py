"""A delivery against orders: which line each part came for, and what is more than was ordered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.arrivals import ReceiveLine
from tracker_desktop.transactions.rules.orders import NOTHING, came, name_of
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset
from tracker_desktop.wording.render import show_quantity

COMES = (OrderState.ORDERED, OrderState.CLOSED)


@dataclass(frozen=True)
class Delivery:
    """What came, each part with the line of an order that it came for; orders and their lines by their ids."""

    lines: tuple[ReceiveLine, ...]
    assets: tuple[ReceivedAsset, ...]
    supplier_id: int | None
    orders: Mapping[int, PurchaseOrder]
    ordered: Mapping[int, OrderLine]

    @property
    def names(self) -> list[str]:
        """The numbers of the orders."""
        return [order.number or "" for order in self.orders.values()]

    def number_of(self, line_id: int | None) -> str | None:
        """The number of the order of a line; None for none."""
        return None if line_id is None else self.orders[self.ordered[line_id].order_id].number


def delivered(
    books: Books,
    order_id: int | None,
    lines: Sequence[ReceiveLine],
    assets: Sequence[ReceivedAsset],
    supplier_id: int | None,
    reason: str | None,
) -> Delivery:
    """Find the line of each part and lock the orders. What names no line is found by its item on the order `order_id`.

    Raises Refused: receive_order_draft, receive_other_supplier, receive_other_line, and without a reason receive_over,
    receive_not_ordered, receive_not_expected.
    """
    named = {one.order_line_id for one in lines} | {one.order_line_id for one in assets}
    named.discard(None)
    if order_id is None and not named:
        return Delivery(tuple(lines), tuple(assets), supplier_id, {}, {})
    found = {line.id: line for line in books.scalars(select(OrderLine).where(OrderLine.id.in_(named)))}
    if len(found) < len(named):
        raise Refused("gone")
    ids = {line.order_id for line in found.values()} | ({order_id} if order_id is not None else set())
    orders = books.hold(PurchaseOrder, ids)
    supplier_id = _supplier(books, orders.values(), supplier_id)
    query = select(OrderLine).where(OrderLine.order_id.in_(sorted(ids))).order_by(OrderLine.order_id, OrderLine.line)
    ordered = {line.id: line for line in books.scalars(query.execution_options(populate_existing=True))}
    before = came(books, ordered.values())
    mine = [line for line in ordered.values() if line.order_id == order_id]
    lines = _with_lines(lines, mine, before)
    delivery = Delivery(tuple(lines), tuple(assets), supplier_id, orders, ordered)
    _check_lines(books, delivery)
    delivery = _filled(books, delivery)
    if reason is None:
        _check_expected(books, delivery, order_id, before)
    return delivery


def _supplier(books: Books, orders: Iterable[PurchaseOrder], supplier_id: int | None) -> int:
    for order in orders:
        if order.state not in COMES:
            raise Refused("receive_order_draft", order=name_of(books, order), state=order.state)
        if supplier_id is not None and order.supplier_id != supplier_id:
            supplier = books.get_one(Supplier, order.supplier_id).name
            raise Refused("receive_other_supplier", order=name_of(books, order), supplier=supplier)
        supplier_id = order.supplier_id
    assert supplier_id is not None
    return supplier_id


def _with_lines(
    lines: Iterable[ReceiveLine], mine: Sequence[OrderLine], before: Mapping[int, Decimal]
) -> list[ReceiveLine]:
    """Each line of an item goes to the first line of the order that is still open for it, else to the last one."""
    left = {line.id: line.quantity - before[line.id] for line in mine if line.active}
    told = []
    for one in lines:
        line_id = one.order_line_id
        if line_id is None:
            same = [line.id for line in mine if line.item_id == one.item_id]
            line_id = next((of for of in same if left.get(of, NOTHING) > 0), same[-1] if same else None)
        if line_id in left:
            left[line_id] -= one.quantity
        told.append(replace(one, order_line_id=line_id))
    return told


def _filled(books: Books, delivery: Delivery) -> Delivery:
    """Where the parts go that name no place, and what an asset cost that names no cost, as the order says."""
    lines = tuple(_line_filled(books, delivery, one) for one in delivery.lines)
    return replace(delivery, lines=lines, assets=tuple(_asset_filled(delivery, asset) for asset in delivery.assets))


def _line_filled(books: Books, delivery: Delivery, one: ReceiveLine) -> ReceiveLine:
    to = _place_of(delivery, one.order_line_id)
    if one.place_id is not None or to is None or _lives_in(books, one.item_id, to):
        return one
    return replace(one, place_id=to)


def _asset_filled(delivery: Delivery, asset: ReceivedAsset) -> ReceivedAsset:
    ordered = delivery.ordered.get(asset.order_line_id or 0)
    if ordered is None:
        return asset
    cost = ordered.price if asset.cost is None else asset.cost
    category = ordered.category_id if asset.category_id is None else asset.category_id
    place = asset.place_id or _place_of(delivery, ordered.id)
    return replace(asset, cost=cost, category_id=category, place_id=place)


def _place_of(delivery: Delivery, line_id: int | None) -> int | None:
    line = delivery.ordered.get(line_id or 0)
    return None if line is None else line.place_id or delivery.orders[line.order_id].place_id


def _lives_in(books: Books, item_id: int, place_id: int) -> bool:
    """Whether the home of an item lies in a place, so that goods delivered there are put into it."""
    item = books.get(Item, item_id)
    at = None if item is None else item.home_place_id
    while at is not None and at != place_id:
        at = books.get_one(Place, at).parent_id
    return at is not None


def _check_lines(books: Books, delivery: Delivery) -> None:
    for one in delivery.lines:
        line = delivery.ordered.get(one.order_line_id or 0)
        if line is not None and line.item_id != one.item_id:
            item = books.get(Item, one.item_id)
            _refuse_other(item.name if item else "", line, delivery)
    for asset in delivery.assets:
        line = delivery.ordered.get(asset.order_line_id or 0)
        if line is not None and line.item_id is not None:
            _refuse_other(asset.description, line, delivery)


def _refuse_other(name: str, line: OrderLine, delivery: Delivery) -> None:
    raise Refused("receive_other_line", item=name, line=line.line, order=delivery.number_of(line.id) or "")


def _check_expected(books: Books, delivery: Delivery, order_id: int | None, before: Mapping[int, Decimal]) -> None:
    now: dict[int, Decimal] = {}
    parts = [(one.order_line_id, one.quantity) for one in delivery.lines]
    parts += [(asset.order_line_id, Decimal(len(asset.pieces))) for asset in delivery.assets]
    for line_id, quantity in parts:
        if line_id is not None:
            now[line_id] = now.get(line_id, NOTHING) + quantity
    orders = ", ".join(delivery.names)
    for one in delivery.lines:
        if one.order_line_id is None:
            item = books.get(Item, one.item_id)
            raise Refused("receive_not_ordered", item=item.name if item else "", order=orders)
    for asset in delivery.assets:
        if asset.order_line_id is None:
            raise Refused("receive_not_ordered", item=asset.description, order=orders)
    for line_id, quantity in now.items():
        line = delivery.ordered[line_id]
        order = delivery.orders[line.order_id]
        number = order.number or ""
        if order.state != OrderState.ORDERED or not line.active:
            raise Refused("receive_not_expected", item=line.description, order=number)
        if before[line_id] + quantity > line.quantity:
            raise Refused(
                "receive_over",
                item=line.description,
                order=number,
                ordered=show_quantity(line.quantity),
                received=show_quantity(before[line_id]),
                now=show_quantity(quantity),
            )
