"""What the lines of a goods receipt cost by now: what was said at receipt, or in a new price since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import stands
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.sql import unindexed

CHANGE_COST = "change_cost"
"""The kind of the entries that add freight or name a new price."""
RECEIVED = (MovementKind.RECEIVE.value, MovementKind.MADE.value)


@dataclass(frozen=True)
class ReceiptLine:
    """A line of a goods receipt. `cost` is what all of it cost by now, without freight."""

    movement_id: int
    item_id: int
    sku: str
    item: str
    unit: str
    lot: str
    quantity: Decimal
    cost: Decimal


@dataclass(frozen=True)
class ReceiptFacts:
    """A goods receipt with its lines of stock; `voided`: its entry was undone."""

    document_id: int
    number: str
    voided: bool
    lines: tuple[ReceiptLine, ...]


@dataclass(frozen=True)
class LastReceipt(Query["str | None"]):
    """The number of the goods receipt in force that an item last came with."""

    item_id: int

    def run(self, connection: Connection) -> str | None:
        query = (
            select(Document.number)
            .join(Movement, Movement.entry == Document.entry)
            .where(Movement.item_id == self.item_id, Movement.kind.in_(RECEIVED), Document.voided_by.is_(None))
            .order_by(Movement.id.desc())
            .limit(1)
        )
        return connection.scalar(query)


@dataclass(frozen=True)
class ReceiptOf(Query["ReceiptFacts | None"]):
    """A goods receipt by its id, by its number, or by the seq of its entry; None where there is no such."""

    document_id: int | None = None
    number: str | None = None
    seq: int | None = None

    def run(self, connection: Connection) -> ReceiptFacts | None:
        query = select(Document.id, Document.number, Document.entry, Document.voided_by)
        query = query.where(Document.kind == DocumentKind.GOODS_RECEIPT.value)
        if self.document_id is not None:
            query = query.where(Document.id == self.document_id)
        elif self.number is not None:
            query = query.where(Document.number_key == self.number.strip().upper())
        else:
            query = query.join(Entry, Entry.uid == Document.entry).where(Entry.seq == self.seq)
        row = connection.execute(query).first()
        if row is None:
            return None
        return ReceiptFacts(row.id, row.number, row.voided_by is not None, _lines(connection, row.entry))


def _lines(connection: Connection, uid: str) -> tuple[ReceiptLine, ...]:
    query = (
        select(Movement.id, Movement.item_id, Item.sku, Item.name, Item.unit, Lot.number, Movement.quantity)
        .join(Item, Item.id == Movement.item_id)
        .join(Lot, Lot.id == Movement.lot_id)
        .where(Movement.entry == uid, Movement.kind.in_(RECEIVED))
        .order_by(Movement.line, Movement.id)
    )
    rows = connection.execute(query).all()
    costs = costs_of(connection, [row.id for row in rows])
    return tuple(ReceiptLine(*row, costs[row.id]) for row in rows)


def costs_of(connection: Connection, movement_ids: Iterable[int]) -> Mapping[int, Decimal]:
    """What each of these movements that came in cost, with new prices and without freight."""
    costs: dict[int, Decimal] = {}
    in_force: dict[str, bool] = {}
    for part in in_parts(sorted(set(movement_ids))):
        values = connection.execute(select(Movement.id, Movement.value).where(Movement.id.in_(part)))
        costs |= {row.id: row.value for row in values}
        query = select(Movement.returns_id, Movement.entry, Movement.value).where(
            Movement.returns_id.in_(part),
            Movement.kind == MovementKind.COST.value,
            unindexed(Movement.reverses_id).is_(None),
        )
        for named, uid, value in connection.execute(query).all():
            if uid not in in_force:
                in_force[uid] = _is_price(connection, uid) and stands(connection, uid)
            if in_force[uid] and named is not None:
                costs[named] += value
    return costs


def _is_price(connection: Connection, uid: str) -> bool:
    body = connection.scalar(select(Entry.body).where(Entry.uid == uid, Entry.kind == CHANGE_COST))
    return bool(body and body.get("prices"))
