"""Papers about stock: goods receipt and issue slip, from the movements of their entry and the assets it added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Op
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.papers.as_of import changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines, paths_at
from tracker_desktop.queries.papers.order_papers import ReceivedOn
from tracker_desktop.queries.papers.paper import Content, StockLine, told
from tracker_desktop.wording.render import show_quantity

MOVED = select(Movement.__table__).order_by(Movement.line, Movement.id)


def received(connection: Connection, entry: Any) -> Content:
    """A goods receipt: what came into stock, and the assets that were added."""
    added = changed_by(connection, entry.uid, "asset", Op.INSERT)
    assets = asset_lines(connection, added, entry.seq)
    orders = ReceivedOn(connection, entry)
    supplier_id = entry.body.get("supplier_id") or orders.supplier_id
    supplier = records_at(connection, "supplier", [supplier_id], entry.seq).get(supplier_id or 0, {})
    facts = (
        ("Supplier", "Made here" if entry.body.get("made") else supplier.get("name")),
        ("Order", orders.numbers),
        ("Packing slip" if orders.numbers else "Order or delivery note", entry.body.get("reference")),
        *orders.assets(),
        ("Received all the same", entry.body.get("override")),
    )
    kind = MovementKind.MADE if entry.body.get("made") else MovementKind.RECEIVE
    stock = stock_lines(connection, entry, kind, "to_place_id", orders.words)
    return Content(tuple(assets[row_id] for row_id in added), stock, facts=told(facts))


def issued(connection: Connection, entry: Any) -> Content:
    """An issue slip or delivery note: what was taken out of which place and lot, what it is charged to, what is still
    owed."""
    kind = MovementKind.SALE if entry.body.get("customer") else MovementKind.ISSUE
    stock = stock_lines(connection, entry, kind, "from_place_id")
    row = connection.execute(MOVED.where(Movement.entry == entry.uid).limit(1)).first()
    facts = (
        ("Customer", row and row.party),
        ("Charge code", row and row.charge_code),
        ("Reference", row and row.reference),
        ("Reason", row and row.reason),
        ("Still owed", _owed(connection, entry)),
    )
    return Content(stock=stock, facts=told(facts))


def _owed(connection: Connection, entry: Any) -> str:
    """What went on back order: 2 × Toner HP 26X, 1 × Tape."""
    opened = records_at(connection, "back_order", changed_by(connection, entry.uid, "back_order", Op.INSERT), entry.seq)
    items = records_at(connection, "item", [one["item_id"] for one in opened.values()], entry.seq)
    return ", ".join(f"{show_quantity(one['quantity'])} × {items[one['item_id']]['name']}" for one in opened.values())


def stock_lines(
    connection: Connection,
    entry: Any,
    kind: MovementKind,
    real: str,
    of_order: Callable[[int | None], str] = lambda _: "",
) -> tuple[StockLine, ...]:
    """What an entry moved in this way; `real` names the side that is the place of the office. `of_order` tells of the
    line of an order that a movement names."""
    rows = connection.execute(MOVED.where(Movement.entry == entry.uid, Movement.kind == kind.value)).all()
    items = records_at(connection, "item", [row.item_id for row in rows], entry.seq)
    lots = records_at(connection, "lot", [row.lot_id for row in rows], entry.seq)
    paths = paths_at(connection, [getattr(row, real) for row in rows], entry.seq)
    return tuple(
        _line(row, items[row.item_id], lots.get(row.lot_id, {}), paths[getattr(row, real)], of_order(row.order_line_id))
        for row in rows
    )


def _line(row: Any, item: Any, lot: Any, place: str, of_order: str) -> StockLine:
    return StockLine(
        str(item["sku"]),
        str(item["name"]),
        row.quantity,
        str(item["unit"]),
        entered=row.quantity_entered or "",
        lot=str(lot.get("number") or ""),
        expiry=lot.get("expiry"),
        place=place,
        value=row.value,
        of_order=of_order,
    )
