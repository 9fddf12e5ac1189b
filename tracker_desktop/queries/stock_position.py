"""What an office has of its items and what is to come: the position that decides whether more is ordered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, func, select, type_coerce

from tracker_desktop.models.items import Lot, LotStatus
from tracker_desktop.models.orders import BackOrder, OrderLine, PurchaseOrder
from tracker_desktop.models.places import ISSUABLE, VIRTUAL, Place, PlaceKind
from tracker_desktop.models.stock import Balance, Movement
from tracker_desktop.models.transfers import StockTransfer, TransferLine, TransferState
from tracker_desktop.models.types import QUANTITY_SCALE, Int
from tracker_desktop.queries.back_orders import IS_OPEN, LEFT
from tracker_desktop.queries.order_sums import EXPECTS, LINE_OPEN
from tracker_desktop.queries.sql import table_of

Units = int
"""Thousandths of base units, as the tables hold them: sums over all items stay whole numbers."""


@dataclass
class Position:
    """What there is of an item, in base units: usable on hand (neither held back, recalled nor expired, nor about to
    expire before more could come), on its way between stores, on order, and owed."""

    usable: Decimal = Decimal(0)
    in_transit: Decimal = Decimal(0)
    on_order: Decimal = Decimal(0)
    owed: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """Usable on hand + in transit + on order − back orders."""
        return self.usable + self.in_transit + self.on_order - self.owed


@dataclass(frozen=True)
class Shares:
    """One part of all positions by item: thousandths of base units."""

    usable: Mapping[int, Units]
    expiring: Mapping[int, Sequence[tuple[dt.date, Units]]]
    in_transit: Mapping[int, Units]
    on_order: Mapping[int, Units]
    owed: Mapping[int, Units]

    def total(self, item_id: int, expiring_until: dt.date) -> Units:
        """The sum of a position, as `of` gives it, in thousandths."""
        soon = sum(units for day, units in self.expiring.get(item_id, ()) if day <= expiring_until)
        parts = (self.usable, self.in_transit, self.on_order)
        return sum(part.get(item_id, 0) for part in parts) - soon - self.owed.get(item_id, 0)

    def of(self, item_id: int, expiring_until: dt.date) -> Position:
        """The position of an item; what expires until that day is not usable."""
        soon = sum(units for day, units in self.expiring.get(item_id, ()) if day <= expiring_until)
        return Position(
            as_quantity(self.usable.get(item_id, 0) - soon),
            as_quantity(self.in_transit.get(item_id, 0)),
            as_quantity(self.on_order.get(item_id, 0)),
            as_quantity(self.owed.get(item_id, 0)),
        )


def as_quantity(units: Units) -> Decimal:
    """Thousandths as a quantity."""
    return Decimal(units) / QUANTITY_SCALE


def shares(
    connection: Connection,
    today: dt.date,
    farthest: dt.date,
    *,
    item_ids: Sequence[int] | None = None,
    below: int | None = None,
) -> Shares:
    """The positions of all items, or of some; those of one place and what lies in it, where `below` is given (nothing
    is owed there: back orders are the office's). What expires until `farthest` is told by its day."""
    inside = None if below is None else place_and_below(below)

    def narrowed(query: Any, item: Any, place: Any = None) -> Any:
        query = query if item_ids is None else query.where(item.in_(item_ids))
        return query if inside is None or place is None else query.where(place.in_(inside))

    stock = table_of(Balance).join(table_of(Lot), Lot.id == Balance.lot_id)
    units = func.sum(type_coerce(Balance.quantity, Int))
    usable = narrowed(select(Balance.item_id, units).select_from(stock), Balance.item_id, Balance.place_id)
    usable = usable.where(*_counts(today)).group_by(Balance.item_id)
    soon = narrowed(select(Balance.item_id, Lot.expiry, units).select_from(stock), Balance.item_id, Balance.place_id)
    soon = soon.where(*_counts(today), Lot.expiry <= farthest).group_by(Balance.item_id, Lot.expiry)
    expiring: dict[int, list[tuple[dt.date, Units]]] = {}
    for item_id, day, number in connection.execute(soon):
        expiring.setdefault(item_id, []).append((day, int(number)))
    return Shares(
        _sums(connection, usable),
        expiring,
        _sums(connection, narrowed(_in_transit(), TransferLine.item_id, StockTransfer.to_place_id)),
        _sums(
            connection,
            narrowed(_on_order(), OrderLine.item_id, func.coalesce(OrderLine.place_id, PurchaseOrder.place_id)),
        ),
        {} if below is not None else _sums(connection, narrowed(_owed(), BackOrder.item_id)),
    )


def place_and_below(place_id: int) -> Any:
    """The ids of a place and all places in it."""
    inside = select(Place.id).where(Place.id == place_id).cte("inside", recursive=True)
    inside = inside.union_all(select(Place.id).join(inside, Place.parent_id == inside.c.id))
    return select(inside.c.id)


def held_places() -> Any:
    """The ids of the places that nothing is issued from: returns shelves, quarantine, hold, and what lies in them."""
    kinds = [kind.value for kind in PlaceKind if kind not in ISSUABLE and kind not in VIRTUAL]
    held = select(Place.id).where(Place.kind.in_(kinds)).cte("held", recursive=True)
    held = held.union(select(Place.id).join(held, Place.parent_id == held.c.id))
    return select(held.c.id)


def _counts(today: dt.date) -> tuple[Any, ...]:
    fresh = Lot.expiry.is_(None) | (Lot.expiry >= today)
    return (Balance.quantity > 0, Lot.status == LotStatus.OK.value, fresh, Balance.place_id.not_in(held_places()))


def _in_transit() -> Any:
    transit = select(Place.id).where(Place.kind == PlaceKind.IN_TRANSIT.value)
    moved = type_coerce(Movement.quantity, Int)
    signed = case((Movement.to_place_id.in_(transit), moved), (Movement.from_place_id.in_(transit), -moved), else_=0)
    return (
        select(TransferLine.item_id, func.sum(signed))
        .join(StockTransfer, StockTransfer.id == TransferLine.transfer_id)
        .join(Movement, Movement.transfer_line_id == TransferLine.id)
        .where(StockTransfer.state == TransferState.ON_THE_WAY.value)
        .group_by(TransferLine.item_id)
    )


def _on_order() -> Any:
    return (
        select(OrderLine.item_id, func.sum(LINE_OPEN))
        .join(PurchaseOrder, PurchaseOrder.id == OrderLine.order_id)
        .where(EXPECTS, OrderLine.item_id.is_not(None))
        .group_by(OrderLine.item_id)
    )


def _owed() -> Any:
    left = func.sum(type_coerce(LEFT, Int))
    return select(BackOrder.item_id, left).where(IS_OPEN).group_by(BackOrder.item_id)


def _sums(connection: Connection, query: Any) -> dict[int, Units]:
    return {item_id: int(units) for item_id, units in connection.execute(query).all() if units}
