"""Papers about stock: goods receipt and issue slip, from the movements of their entry and the assets it added."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.journal import Op
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.papers.as_of import changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines, paths_at
from tracker_desktop.queries.papers.paper import Content, StockLine, told

_MOVED = select(Movement.__table__).order_by(Movement.line, Movement.id)


def received(connection: Connection, entry: Any) -> Content:
    """A goods receipt: what came into stock, and the assets that were added."""
    added = changed_by(connection, entry.uid, "asset", Op.INSERT)
    assets = asset_lines(connection, added, entry.seq)
    supplier_id = entry.body.get("supplier_id")
    supplier = records_at(connection, "supplier", [supplier_id], entry.seq).get(supplier_id or 0, {})
    facts = (
        ("Supplier", supplier.get("name")),
        ("Order or delivery note", entry.body.get("reference")),
        ("Received all the same", entry.body.get("override")),
    )
    stock = _stock_lines(connection, entry, MovementKind.RECEIVE, "to_place_id")
    return Content(tuple(assets[row_id] for row_id in added), stock, facts=told(facts))


def issued(connection: Connection, entry: Any) -> Content:
    """An issue slip: what was taken out of which place and lot, and what it is charged to."""
    stock = _stock_lines(connection, entry, MovementKind.ISSUE, "from_place_id")
    row = connection.execute(_MOVED.where(Movement.entry == entry.uid).limit(1)).first()
    facts = (
        ("Charge code", row and row.charge_code),
        ("Reference", row and row.reference),
        ("Reason", row and row.reason),
    )
    return Content(stock=stock, facts=told(facts))


def _stock_lines(connection: Connection, entry: Any, kind: MovementKind, real: str) -> tuple[StockLine, ...]:
    rows = connection.execute(_MOVED.where(Movement.entry == entry.uid, Movement.kind == kind.value)).all()
    items = records_at(connection, "item", [row.item_id for row in rows], entry.seq)
    lots = records_at(connection, "lot", [row.lot_id for row in rows], entry.seq)
    paths = paths_at(connection, [getattr(row, real) for row in rows], entry.seq)
    return tuple(_line(row, items[row.item_id], lots.get(row.lot_id, {}), paths[getattr(row, real)]) for row in rows)


def _line(row: Any, item: Any, lot: Any, place: str) -> StockLine:
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
    )
