"""Papers about orders: the order itself as it was ordered, and what a receipt brought of the lines that it names."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.journal import Op
from tracker_desktop.models.orders import OrderedAsset, OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.order_sums import CAME_UNITS
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import paths_at
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.order_facts import OrderedLine, OrderPaper
from tracker_desktop.queries.papers.paper import Content
from tracker_desktop.queries.stock_position import as_quantity
from tracker_desktop.wording.render import show_day, show_money, show_quantity

PIECE = "piece"
ENDED = (OrderState.CLOSED.value, OrderState.CANCELLED.value)


def ordered(connection: Connection, entry: Any) -> Content:
    """A purchase order with its lines."""
    order_id, line_ids = int(entry.body["ordered_id"]), entry.body["line_ids"]
    order = records_at(connection, "purchase_order", [order_id], entry.seq)[order_id]
    lines = records_at(connection, "order_line", line_ids, entry.seq)
    supplier_id = order["supplier_id"]
    supplier = records_at(connection, "supplier", [supplier_id], entry.seq).get(supplier_id, {})
    places = [order.get("place_id"), *(line.get("place_id") for line in lines.values())]
    paths = paths_at(connection, [place for place in places if place is not None], entry.seq)
    items = records_at(connection, "item", [line.get("item_id") for line in lines.values()], entry.seq)
    told = (_line(lines[one], items, paths) for one in line_ids if one in lines)
    return Content(
        order=OrderPaper(
            supplier=_text(supplier, "name"),
            address=_text(supplier, "address"),
            contact=_text(supplier, "contact"),
            email=_text(supplier, "email"),
            customer_number=_text(supplier, "customer_number"),
            deliver_to=paths.get(order.get("place_id") or 0, ""),
            office_address=str(office_at(connection, entry.seq).settings["office.address"]),
            ordered_on=order.get("ordered_on"),
            expected=order.get("expected"),
            reference=_text(order, "reference"),
            charge_code=_text(order, "charge_code"),
            note=_text(order, "note"),
            lines=tuple(told),
            changed=tuple(_changed(connection, order_id, lines)),
        )
    )


def _changed(connection: Connection, order_id: int, then: Mapping[int, Values]) -> Iterator[str]:
    """What is otherwise by now than the paper says: what the supplier confirmed, and what does not come."""
    state, reason = connection.execute(
        select(PurchaseOrder.state, PurchaseOrder.close_reason).where(PurchaseOrder.id == order_id)
    ).first() or (None, None)
    if state in ENDED:
        yield f"{state}: {reason}" if reason else str(state)
    now = select(OrderLine).where(OrderLine.id.in_(sorted(then))).order_by(OrderLine.line)
    for row in connection.execute(now.with_only_columns(*OrderLine.__table__.c)):
        told = then[row.id]
        parts = [
            f"{show_quantity(row.packs)} packs instead of {show_quantity(told['packs'])}"
            * (row.packs != told["packs"]),
            f"price {_price(row.price)} instead of {_price(told.get('price'))}" * (row.price != told.get("price")),
            f"expected {_day(row.expected)}" * (row.expected != told.get("expected")),
            f"closed, {row.close_reason}" * (not row.active),
        ]
        if said := ", ".join(part for part in parts if part):
            yield f"line {row.line}: {said}"


def _price(value: Decimal | None) -> str:
    return "none" if value is None else show_money(value)


def _day(value: dt.date | None) -> str:
    return "as the order" if value is None else show_day(value)


def _text(values: Values, key: str) -> str:
    return str(values.get(key) or "")


def _line(line: Values, items: Mapping[int, Values], paths: Mapping[int | None, str]) -> OrderedLine:
    item = items.get(line.get("item_id") or 0, {})
    model = " ".join(part for part in (_text(line, "manufacturer"), _text(line, "model")) if part)
    return OrderedLine(
        name=_text(line, "description"),
        sku=_text(item, "sku"),
        supplier_code=_text(line, "supplier_code"),
        model=model,
        quantity=line["quantity"],
        unit=_text(item, "unit") or PIECE,
        packs=line["packs"],
        pack_name=_text(line, "pack_name"),
        pack_size=line["pack_size"],
        price=line.get("price"),
        expected=line.get("expected"),
        place=paths.get(line.get("place_id") or 0, ""),
        note=_text(line, "note"),
    )


class ReceivedOn:
    """The lines of orders that a receipt names, as they were then, and what had come of them before."""

    def __init__(self, connection: Connection, entry: Any) -> None:
        moved = select(Movement.order_line_id, Movement.id).where(
            Movement.entry == entry.uid, Movement.order_line_id.is_not(None)
        )
        rows = connection.execute(moved).all()
        first = min((row_id for _, row_id in rows), default=0)
        self._pieces = _pieces(connection, entry)
        ids = {line_id for line_id, _ in rows if line_id is not None} | set(self._pieces)
        self._lines = records_at(connection, "order_line", ids, entry.seq)
        orders = {line["order_id"] for line in self._lines.values()}
        self._orders = records_at(connection, "purchase_order", orders, entry.seq)
        before = select(Movement.order_line_id, func.sum(CAME_UNITS)).where(
            Movement.order_line_id.in_(sorted(ids)), Movement.id < first
        )
        found = connection.execute(before.group_by(Movement.order_line_id)).all()
        self._before = {int(line_id): as_quantity(int(units or 0)) for line_id, units in found if line_id is not None}

    @property
    def supplier_id(self) -> int | None:
        """Who the orders were given to."""
        return next((int(order["supplier_id"]) for order in self._orders.values()), None)

    @property
    def numbers(self) -> str:
        """PO-2026-00001, PO-2026-00004."""
        return ", ".join(sorted(_text(order, "number") for order in self._orders.values()))

    def words(self, line_id: int | None) -> str:
        """PO-2026-00001: 300 ordered, 100 came before; empty where no line is named."""
        line = self._lines.get(line_id or 0)
        if line is None:
            return ""
        number = _text(self._orders[line["order_id"]], "number")
        before = self._before.get(line_id or 0, Decimal(0))
        said = f"{show_quantity(line['quantity'])} ordered"
        return f"{number}: {said}, {show_quantity(before)} came before" if before else f"{number}: {said}"

    def assets(self) -> Iterable[tuple[str, str]]:
        """What came of each line of assets: (Latitude, PO-2026-00001: 5 ordered, 2 now)."""
        for line_id, count in sorted(self._pieces.items()):
            line = self._lines[line_id]
            yield _text(line, "description"), f"{self.words(line_id)}, {count} now"


def _pieces(connection: Connection, entry: Any) -> dict[int, int]:
    """How many assets an entry brought for each line of an order."""
    added = changed_by(connection, entry.uid, OrderedAsset.__tablename__, Op.INSERT)
    rows = records_at(connection, OrderedAsset.__tablename__, added, entry.seq).values()
    return dict(Counter(int(row["order_line_id"]) for row in rows))
