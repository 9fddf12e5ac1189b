"""Sums over movements: what they did to the stock, what lies apart, and what was used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.places import ISSUABLE, VIRTUAL, Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Money, Quantity
from tracker_desktop.queries.sql import table_of, unindexed

_TO, _FROM = unindexed(Movement.to_place_id), unindexed(Movement.from_place_id)
"""All movements are gone through: no index of a place helps."""


def _are(kinds: Iterable[PlaceKind]) -> Any:
    return select(Place.id).where(Place.kind.in_(sorted(kind.value for kind in kinds)))


VIRTUAL_PLACES = _are(VIRTUAL)
HELD_PLACES = _are(set(PlaceKind) - VIRTUAL - ISSUABLE)
"""Where stock lies that nothing is issued from: on hold, in quarantine, on the returns shelf."""
TRANSIT_PLACES = _are([PlaceKind.IN_TRANSIT])
USED_PLACES = _are([PlaceKind.CONSUMED, PlaceKind.SOLD])
USE: ColumnElement[bool] = or_(_TO.in_(USED_PLACES), _FROM.in_(USED_PLACES))
"""Something was used, or came back."""


BY_ITEM = table_of(Movement).join(table_of(Item), Item.id == unindexed(Movement.item_id))
"""All movements with their items, in the order in which they lie: to walk them by item takes three times as long."""


def into(places: Any) -> Any:
    """1 where a movement goes into these places, -1 where it leaves them, 0 where it does neither or both."""
    to, start = _TO.in_(places), _FROM.in_(places)
    return case((and_(to, ~start), 1), (and_(start, ~to), -1), else_=0)


IN_STOCK: Any = -into(VIRTUAL_PLACES)
"""1 where a movement brings something into stock, -1 where it takes it out: what is not virtual is real."""


def quantity_of(sign: Any) -> Any:
    """The sum of the quantities by a sign."""
    return func.coalesce(func.sum(sign * Movement.quantity, type_=Quantity()), 0)


def value_of(sign: Any) -> Any:
    """The sum of the values by a sign."""
    return func.coalesce(func.sum(sign * Movement.value, type_=Money()), 0)


QUANTITY, VALUE = quantity_of(IN_STOCK), value_of(IN_STOCK)
HELD = quantity_of(into(HELD_PLACES))
UNDER_WAY, UNDER_WAY_VALUE = quantity_of(into(TRANSIT_PLACES)), value_of(into(TRANSIT_PLACES))
USED, USED_VALUE = quantity_of(into(USED_PLACES)), value_of(into(USED_PLACES))
