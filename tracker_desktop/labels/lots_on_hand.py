"""The lots of items that are on hand, one label each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker_desktop.labels.order import Line
from tracker_desktop.models.items import Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query


@dataclass(frozen=True)
class LotsOnHand(Query[tuple[Line, ...]]):
    """A label for each lot with a number that these items have in stock, by expiry."""

    item_ids: tuple[int, ...]

    def run(self, connection: Connection) -> tuple[Line, ...]:
        here = select(Balance.lot_id).where(Balance.quantity > 0)
        lots = (
            select(Lot.id)
            .where(Lot.item_id.in_(self.item_ids), Lot.number != "", Lot.id.in_(here))
            .order_by(Lot.item_id, Lot.expiry.is_(None), Lot.expiry, Lot.number_key)
        )
        return tuple(Line("lots", lot_id) for lot_id in connection.scalars(lots))
