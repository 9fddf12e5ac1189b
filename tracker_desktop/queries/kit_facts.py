"""What is in a kit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import KitLine, StockKit
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class KitPartRow:
    """How many base units of an item one kit holds."""

    item_id: int
    sku: str
    name: str
    unit: str
    quantity: Decimal
    active: bool


@dataclass(frozen=True)
class KitFacts:
    """A kit with its lines in the order in which they were entered."""

    id: int
    code: str
    name: str
    notes: str | None
    active: bool
    parts: tuple[KitPartRow, ...]


@dataclass(frozen=True)
class KitFactsOf(Query[KitFacts | None]):
    """The facts of a kit; None where it is gone."""

    kit_id: int

    def run(self, connection: Connection) -> KitFacts | None:
        head = select(StockKit.id, StockKit.code, StockKit.name, StockKit.notes, StockKit.active)
        row = connection.execute(head.where(StockKit.id == self.kit_id)).first()
        if row is None:
            return None
        parts = (
            select(Item.id, Item.sku, Item.name, Item.unit, KitLine.quantity, Item.active)
            .join(Item, Item.id == KitLine.item_id)
            .where(KitLine.kit_id == self.kit_id)
            .order_by(KitLine.id)
        )
        return KitFacts(*row, parts=tuple(KitPartRow(*part) for part in connection.execute(parts)))
