"""Small makers of orders for tests, each by its real transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, made, row
from tracker_desktop.models.orders import OrderLine, PurchaseOrder
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields, OrderLineFields
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems


def _numbers(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: Decimal(fields.pop(name)) for name in ("pack_size", "price") if name in fields}


def offer(office: Office, item: int, supplier: int, **fields: Any) -> Done:
    """What one supplier sells of an item; numbers of `pack_size` and `price` as texts."""
    numbers = _numbers(fields)
    return office.perform(SetSupplierItems(item, (OfferFields(supplier, **fields, **numbers),)))


def line(item: int | None, packs: str | int, **fields: Any) -> OrderLineFields:
    """A line of an order."""
    numbers = _numbers(fields)
    return OrderLineFields(Decimal(packs), item, **fields, **numbers)


def order(office: Office, supplier: int, *lines: OrderLineFields, ordered: bool = True, **fields: Any) -> int:
    """The id of an order, ordered unless it is to be a draft."""
    return made(office.perform(CreateOrder(OrderFields(supplier, **fields), lines, ordered=ordered)))


def order_row(office: Office, order_id: int) -> dict[str, Any]:
    """All columns of an order by name."""
    return row(office, PurchaseOrder, order_id)


def order_lines(office: Office, order_id: int) -> list[dict[str, Any]]:
    """The lines of an order."""
    return office.read(Rows(OrderLine, OrderLine.order_id == order_id))


def deliver(office: Office, order_id: int, item: int, quantity: str | int, **fields: Any) -> Done:
    """Receive one item on an order; `reason` is why it comes all the same."""
    reason = fields.pop("reason", None)
    lines = (ReceiveLine(item, Decimal(quantity), **fields),)
    return office.perform(Receive(lines, override=reason, order_id=order_id))


def deliver_assets(office: Office, order_id: int, line_id: int, *serials: str, **fields: Any) -> Done:
    """Receive assets on a line of an order, one a serial number."""
    pieces = tuple((serial, None) for serial in serials)
    came = ReceivedAsset("Dell Latitude 5540", pieces=pieces, order_line_id=line_id, **fields)
    return office.perform(Receive((), (came,), order_id=order_id))
