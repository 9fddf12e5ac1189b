"""The detail of a transfer: where it goes, and what became of each line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.transfers import END, START, TRANSFERS
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.transit import LEFT_VALUE, LINE_LEFT, LINE_LOST, LINE_MORE, STANDS, TRANSFER_STATE

MOST_LINES = 30
MOST_SHOWN = 4
_TRANSFER = (
    select(
        StockTransfer.number,
        TRANSFER_STATE.label("state"),
        START.c.path.label("start"),
        END.c.path.label("ends"),
        StockTransfer.dispatched_at,
        StockTransfer.note,
        LEFT_VALUE.label("left"),
    )
    .select_from(TRANSFERS.source)
    .where(StockTransfer.id == bindparam("id"))
)
_LINES = (
    select(
        Item.sku,
        Item.unit,
        Lot.number,
        TransferLine.quantity,
        LINE_LEFT.label("left"),
        LINE_LOST.label("lost"),
        LINE_MORE.label("more"),
    )
    .join(Item, Item.id == TransferLine.item_id)
    .join(Lot, Lot.id == TransferLine.lot_id)
    .where(TransferLine.transfer_id == bindparam("id"))
    .order_by(TransferLine.line)
)
_TO_COME = (
    select(LINE_LEFT.label("left"), Place.path, StockTransfer.number)
    .select_from(TransferLine)
    .join(StockTransfer, StockTransfer.id == TransferLine.transfer_id)
    .join(Place, Place.id == StockTransfer.to_place_id)
    .where(TransferLine.item_id == bindparam("id"), LINE_LEFT > 0)
    .order_by(TransferLine.id)
)


@dataclass(frozen=True)
class TransferDetail(Query[Card | None]):
    """Everything about a transfer; None where it is gone or was undone."""

    transfer_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        mine = {"id": self.transfer_id}
        row = connection.execute(_TRANSFER.where(STANDS), office.params | mine).first()
        if row is None:
            return None
        lines = connection.execute(_LINES, mine).all()
        more = len(lines) - MOST_LINES
        fields = (
            ("From", row.start),
            ("To", row.ends),
            ("Sent", shown.moment(office, row.dispatched_at)),
            ("On the way", shown.amount(office, round(row.left, office.decimals)) if row.left else ""),
            *((line.sku, _line(office, line)) for line in lines[:MOST_LINES]),
            ("And", shown.things(more, "more line") if more > 0 else ""),
            ("Note", row.note),
        )
        return Card(row.number, f"{row.start} → {row.ends}", row.state, row.number, filled(fields))


def in_transit(connection: Connection, office: Office, item_id: int) -> str:
    """What of an item is on the way: 40 to Store 2 · TN-2026-00012."""
    rows = connection.execute(_TO_COME, {"id": item_id}).all()
    parts = [f"{shown.quantity(office, row.left)} to {row.path} · {row.number}" for row in rows[:MOST_SHOWN]]
    return ", ".join([*parts, f"and {len(rows) - MOST_SHOWN} more"] if len(rows) > MOST_SHOWN else parts)


def _line(office: Office, line: Any) -> str:
    arrived = line.quantity - line.left - line.lost + line.more
    return shown.joined(
        [
            shown.stock(office, line.quantity, line.unit),
            f"lot {line.number}" if line.number else "",
            *(
                f"{shown.quantity(office, amount)} {words}"
                for amount, words in (
                    (arrived, "arrived"),
                    (line.more, "more than was sent"),
                    (line.lost, "lost"),
                    (line.left, "on the way"),
                )
                if amount > Decimal(0)
            ),
        ]
    )
