"""The detail of a lot: until when it may be used, where it lies, and what became of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Balance, ItemValue, Movement
from tracker_desktop.models.types import Quantity
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.lots import LOTS
from tracker_desktop.queries.lists.stock import part_of_value
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.status import LOT_STATUS

MOST_PLACES = 8
WORDS = {
    PlaceKind.SUPPLIER.value: "Received",
    PlaceKind.OPENING.value: "Opening stock",
    PlaceKind.CONSUMED.value: "Issued",
    PlaceKind.SOLD.value: "Sold",
    PlaceKind.SCRAPPED.value: "Scrapped",
    PlaceKind.LOST.value: "Lost",
    PlaceKind.IN_TRANSIT.value: "On the way",
}
CAME_FROM = (PlaceKind.SUPPLIER.value, PlaceKind.OPENING.value)

_LOT = (
    select(
        Lot.number,
        Lot.expiry,
        Lot.made,
        Lot.note,
        Lot.status_reason,
        LOT_STATUS.label("status"),
        Item.sku,
        Item.name,
        Item.unit,
        ItemValue.quantity.label("of_item"),
        ItemValue.value,
    )
    .select_from(LOTS.source)
    .where(Lot.id == bindparam("id"))
)
_HERE = (
    select(Place.path, Balance.quantity)
    .join(Place, Place.id == Balance.place_id)
    .where(Balance.lot_id == bindparam("id"), Balance.quantity > 0)
    .order_by(Balance.quantity.desc(), Place.path_key)
)
_ELSEWHERE = (
    select(
        Place.kind,
        func.sum(
            case((Movement.to_place_id == Place.id, Movement.quantity), else_=-Movement.quantity), type_=Quantity()
        ).label("quantity"),
    )
    .select_from(Movement)
    .join(Place, (Place.id == Movement.to_place_id) | (Place.id == Movement.from_place_id))
    .where(Movement.lot_id == bindparam("id"), Place.kind.in_(tuple(WORDS)))
    .group_by(Place.kind)
)


@dataclass(frozen=True)
class LotDetail(Query[Card | None]):
    """Everything about a lot; None where it is gone."""

    lot_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        mine = {"id": self.lot_id}
        row = connection.execute(_LOT, office.params | mine).first()
        if row is None:
            return None
        here = connection.execute(_HERE, mine).all()
        on_hand = sum((shelf.quantity for shelf in here), Decimal(0))
        fields = (
            ("Item", shown.joined([row.sku, row.name])),
            ("Recalled", row.status_reason),
            ("Expires", shown.day(office, row.expiry)),
            ("Made on", shown.day(office, row.made)),
            ("On hand", shown.stock(office, on_hand, row.unit)),
            *((shelf.path, shown.quantity(office, shelf.quantity)) for shelf in here[:MOST_PLACES]),
            ("And", shown.things(len(here) - MOST_PLACES, "more place") if len(here) > MOST_PLACES else ""),
            ("Value", part_of_value(office, on_hand, row.of_item, row.value)),
            *_elsewhere(office, connection.execute(_ELSEWHERE, mine).all(), row.unit),
            ("Note", row.note),
        )
        return Card(row.number, row.name, row.status, row.number, filled(fields))


def _elsewhere(office: Office, rows: Sequence[Any], unit: str) -> list[tuple[str, str]]:
    """What came from outside and what went there, less what came back."""
    by_kind = {row.kind: -row.quantity if row.kind in CAME_FROM else row.quantity for row in rows}
    return [(words, shown.stock(office, by_kind[kind], unit)) for kind, words in WORDS.items() if by_kind.get(kind)]
