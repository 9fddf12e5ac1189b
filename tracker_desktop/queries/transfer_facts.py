"""What the forms of transfers ask for: shelves to send from, stores to send to, and what of a transfer is to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Balance
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.lists.transfers import END, START, TRANSFERS
from tracker_desktop.queries.put_away import Proposal, PutAway
from tracker_desktop.queries.transit import LINE_LEFT, STANDS

Store = tuple[int, str]
"""Id and path."""


@dataclass(frozen=True)
class ShelfToSend:
    """A lot at a place of a store: base units that could be sent."""

    item_id: int
    sku: str
    name: str
    unit: str
    lot_id: int
    lot: str
    expiry: dt.date | None
    place_id: int
    place: str
    quantity: Decimal
    store_id: int


@dataclass(frozen=True)
class ToSend:
    """All stores in use, in their order, and the shelves of the asked items that lie in a store."""

    stores: Sequence[Store]
    shelves: Sequence[ShelfToSend]


@dataclass(frozen=True)
class ToSendOf(Query[ToSend]):
    """What could be sent of some items."""

    item_ids: tuple[int, ...]

    def run(self, connection: Connection) -> ToSend:
        rows = connection.execute(
            select(Place.id, Place.parent_id, Place.kind, Place.path, Place.active).order_by(Place.path_key)
        ).all()
        stores = [(row.id, row.path) for row in rows if row.kind == PlaceKind.STORE.value and row.active]
        parents = {row.id: row.parent_id for row in rows}
        kinds = {row.id: row.kind for row in rows}
        shelves = [
            _shelf(row, store_id)
            for part in in_parts(sorted(set(self.item_ids)))
            for row in connection.execute(_SHELVES.where(Item.id.in_(part)))
            if (store_id := _store_of(row.place_id, parents, kinds)) is not None
        ]
        return ToSend(stores, shelves)


_SHELVES = (
    select(Item.id, Item.sku, Item.name, Item.unit, Lot.id, Lot.number, Lot.expiry)
    .add_columns(Place.id.label("place_id"), Place.path, Balance.quantity)
    .select_from(Balance)
    .join(Item, Item.id == Balance.item_id)
    .join(Lot, Lot.id == Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .where(Balance.quantity > 0)
    .order_by(Item.sku_sort, Place.path_key, Lot.expiry.is_(None), Lot.expiry, Lot.number_key)
)


def _shelf(row: Any, store_id: int) -> ShelfToSend:
    fields: tuple[Any, ...] = (*row, store_id)
    return ShelfToSend(*fields)


def _store_of(place_id: int, parents: Mapping[int, int | None], kinds: Mapping[int, str]) -> int | None:
    """The store that a place is, or lies in; None where it is in none."""
    at: int | None = place_id
    while at is not None and kinds[at] != PlaceKind.STORE.value:
        at = parents[at]
    return at


@dataclass(frozen=True)
class LineToCome:
    """A line of which `left` (base units) is on the way, and where it is best put."""

    line_id: int
    sku: str
    name: str
    unit: str
    lot: str
    sent: Decimal
    left: Decimal
    best: Proposal | None


@dataclass(frozen=True)
class ToCome:
    """A transfer and its lines that are on the way, in their order."""

    id: int
    number: str
    start: str
    end: str
    lines: Sequence[LineToCome]


@dataclass(frozen=True)
class ToComeOf(Query[ToCome | None]):
    """What of a transfer is on the way; None where it is gone."""

    transfer_id: int

    def run(self, connection: Connection) -> ToCome | None:
        row = connection.execute(_TRANSFER, {"id": self.transfer_id}).first()
        if row is None:
            return None
        lines = [
            LineToCome(
                line.id,
                line.sku,
                line.name,
                line.unit,
                line.number,
                line.quantity,
                line.left,
                PutAway(line.item_id, line.number_key, row.to_place_id).run(connection),
            )
            for line in connection.execute(_LINES, {"id": self.transfer_id})
            if line.left > 0
        ]
        return ToCome(row.id, row.number or "", row.start, row.ends, lines)


_TRANSFER = (
    select(StockTransfer.id, StockTransfer.number, StockTransfer.to_place_id)
    .add_columns(START.c.path.label("start"), END.c.path.label("ends"))
    .select_from(TRANSFERS.source)
    .where(StockTransfer.id == bindparam("id"), STANDS)
)
_LINES = (
    select(TransferLine.id, TransferLine.item_id, TransferLine.quantity, LINE_LEFT.label("left"))
    .add_columns(Item.sku, Item.name, Item.unit, Lot.number, Lot.number_key)
    .join(Item, Item.id == TransferLine.item_id)
    .join(Lot, Lot.id == TransferLine.lot_id)
    .where(TransferLine.transfer_id == bindparam("id"))
    .order_by(TransferLine.line)
)
