"""Papers about stock that came back, went back to its supplier or was written off."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.as_of import records_at
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.paper import Content, told
from tracker_desktop.queries.papers.parties import people_at
from tracker_desktop.queries.papers.stock_papers import MOVED, stock_lines


def came_back(connection: Connection, entry: Any) -> Content:
    """A return note: what came back, why, and to which charge code it is credited."""
    asked = asked_of(entry)
    rows = _rows(connection, entry, MovementKind.RETURN)
    codes = sorted({row.charge_code for row in rows if row.charge_code})
    facts = (
        ("Reason", _reason(rows)),
        ("Customer", ", ".join(sorted({row.party for row in rows if row.party}))),
        ("Charge code credited", ", ".join(codes)),
        *_beside(connection, entry, asked),
    )
    return Content(stock=stock_lines(connection, entry, MovementKind.RETURN, "to_place_id"), facts=told(facts))


def sent_back(connection: Connection, entry: Any) -> Content:
    """A supplier return: what goes back, why, and the credit that is expected where it was agreed on."""
    asked = asked_of(entry)
    rows = _rows(connection, entry, MovementKind.SUPPLIER_RETURN)
    suppliers = records_at(connection, "supplier", [row.supplier_id for row in rows], entry.seq)
    supplier = suppliers.get(rows[0].supplier_id, {}) if rows else {}
    facts = (
        ("Supplier", supplier.get("name")),
        ("Our customer number", supplier.get("customer_number")),
        ("Reason", _reason(rows)),
        ("Their return number", asked.get("reference")),
        ("Credit expected", _credit(connection, entry, asked)),
        *_beside(connection, entry, asked),
    )
    stock = stock_lines(connection, entry, MovementKind.SUPPLIER_RETURN, "from_place_id")
    return Content(stock=stock, facts=told(facts))


def written_off(connection: Connection, entry: Any) -> Content:
    """A write-off note: what is gone, why, and who asked for it where another person approved it."""
    rows = _rows(connection, entry, MovementKind.SCRAP)
    facts = (("Reason", _reason(rows)), *_beside(connection, entry, asked_of(entry)))
    return Content(stock=stock_lines(connection, entry, MovementKind.SCRAP, "from_place_id"), facts=told(facts))


def asked_of(entry: Any) -> Mapping[str, Any]:
    """What was asked for: the body of the entry, or what was approved with it."""
    asked = entry.body.get("asked")
    found: Mapping[str, Any] = entry.body if asked is None else asked["body"]
    return found


def _rows(connection: Connection, entry: Any, kind: MovementKind) -> list[Any]:
    query = MOVED.where(Movement.entry == entry.uid, Movement.kind == kind.value)
    return list(connection.execute(query).all())


def _reason(rows: list[Any]) -> str:
    reason = str(rows[0].reason or "") if rows else ""
    return reason[:1].upper() + reason[1:]


def _beside(connection: Connection, entry: Any, asked: Mapping[str, Any]) -> tuple[tuple[str, object], ...]:
    """The note, and who asked for what another person approved."""
    approval_id = entry.body.get("approval_id")
    approval = records_at(connection, "approval", [approval_id], entry.seq).get(approval_id or 0, {})
    asker = approval.get("requested_by_id")
    name = people_at(connection, [asker], entry.seq)[asker] if approval else ""
    return ("Note", asked.get("note")), ("Asked for by", name)


def _credit(connection: Connection, entry: Any, asked: Mapping[str, Any]) -> str:
    lines = asked.get("lines", ())
    if not lines or any(line.get("unit_credit") is None for line in lines):
        return ""
    office = office_at(connection, entry.seq)
    credits = (Decimal(line["quantity"]) * Decimal(line["unit_credit"]) for line in lines)
    return shown.amount(office, round(sum(credits, Decimal(0)), office.decimals))
