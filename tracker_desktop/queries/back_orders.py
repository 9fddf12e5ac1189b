"""Back orders: what was asked for and not there, what was issued for it since, and what can go out now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, case, func, literal, select, type_coerce
from sqlalchemy.orm import aliased

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Flag, Quantity
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.fefo import issuable_sum
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.wording.render import show_quantity

MOST_OWED = 4
_TO = aliased(Place)
_RAW = Quantity().impl
_SIGNED = case((_TO.kind.in_([kind.value for kind in VIRTUAL]), 1), else_=-1) * type_coerce(Movement.quantity, _RAW)
_ISSUED = (
    select(func.coalesce(func.sum(_SIGNED), literal(0, _RAW)))
    .select_from(Movement)
    .join(_TO, _TO.id == Movement.to_place_id)
    .where(Movement.back_order_id == BackOrder.id)
    .correlate(BackOrder)
    .scalar_subquery()
)
ISSUED: Any = type_coerce(_ISSUED, Quantity)
"""What was issued for a back order, less what was taken back since."""
LEFT: Any = type_coerce(type_coerce(BackOrder.quantity, _RAW) - _ISSUED, Quantity)
IS_OPEN: Any = and_(BackOrder.active == 1, type_coerce(BackOrder.quantity, _RAW) > _ISSUED)


@dataclass(frozen=True)
class Owed:
    """What is still owed of an item to a holder or a job (`charge_code`); quantities in base units."""

    id: int
    item_id: int
    sku: str
    name: str
    asked: Decimal
    left: Decimal
    holder_id: int | None
    holder: str
    charge_code: str | None
    reference: str | None
    asked_at: dt.datetime
    is_open: bool

    @property
    def owed_to(self) -> str:
        """A name, or the job."""
        return self.holder or f"job {self.charge_code}"


_OWED = (
    select(
        BackOrder.id,
        BackOrder.item_id,
        Item.sku,
        Item.name,
        BackOrder.quantity,
        LEFT,
        BackOrder.holder_id,
        func.coalesce(Holder.name, ""),
        BackOrder.charge_code,
        BackOrder.reference,
        BackOrder.asked_at,
        type_coerce(case((IS_OPEN, 1), else_=0), Flag),
    )
    .join(Item, Item.id == BackOrder.item_id)
    .outerjoin(Holder, Holder.id == BackOrder.holder_id)
    .order_by(BackOrder.asked_at, BackOrder.id)
)


def owed_of(connection: Connection, ids: Iterable[int]) -> dict[int, Owed]:
    """Back orders by id, those that are gone left out."""
    found: dict[int, Owed] = {}
    for part in in_parts(sorted(set(ids))):
        found |= {row[0]: _owed(row) for row in connection.execute(_OWED.where(BackOrder.id.in_(part)))}
    return found


def open_of_items(connection: Connection, item_ids: Iterable[int]) -> list[Owed]:
    """The open back orders of some items, the oldest first."""
    found: list[Owed] = []
    for part in in_parts(sorted(set(item_ids))):
        found += [_owed(row) for row in connection.execute(_OWED.where(BackOrder.item_id.in_(part), IS_OPEN))]
    return sorted(found, key=lambda owed: (owed.asked_at, owed.id))


def owed_words(connection: Connection, item_id: int) -> str:
    """3 to Maria Lopez · 1 to job J-7: what is owed of an item; empty where nothing is."""
    found = open_of_items(connection, [item_id])
    more = len(found) - MOST_OWED
    words = [f"{show_quantity(one.left)} to {one.owed_to}" for one in found[:MOST_OWED]]
    return " · ".join([*words, f"{more} more"] if more > 0 else words)


def _owed(row: Any) -> Owed:
    return Owed(*row)


@dataclass(frozen=True)
class OwedOf(Query[Owed | None]):
    """A back order by its id; None where it is gone."""

    back_order_id: int

    def run(self, connection: Connection) -> Owed | None:
        return owed_of(connection, [self.back_order_id]).get(self.back_order_id)


@dataclass(frozen=True)
class GoingOut:
    """How much of a back order can go out now."""

    owed: Owed
    quantity: Decimal


@dataclass(frozen=True)
class CanGoOut(Query[tuple[GoingOut, ...]]):
    """What can go out now for whom these back orders are: of the first of them that is open, all that are owed to the
    same holder or job at the cost of the same charge code, the oldest first. What an earlier one takes is not there
    for a later one."""

    back_order_ids: Sequence[int]
    today: dt.date

    def run(self, connection: Connection) -> tuple[GoingOut, ...]:
        named = owed_of(connection, self.back_order_ids)
        first = next((named[one] for one in self.back_order_ids if one in named and named[one].is_open), None)
        if first is None:
            return ()
        theirs = _OWED.where(IS_OPEN)
        theirs = theirs.where(
            BackOrder.holder_id.is_not_distinct_from(first.holder_id),
            BackOrder.charge_code.is_not_distinct_from(first.charge_code),
        )
        going: list[GoingOut] = []
        there: dict[int, Decimal] = {}
        for owed in map(_owed, connection.execute(theirs)):
            if owed.item_id not in there:
                there[owed.item_id] = issuable_sum(connection, owed.item_id, today=self.today)
            quantity = min(owed.left, there[owed.item_id])
            if quantity > 0:
                there[owed.item_id] -= quantity
                going.append(GoingOut(owed, quantity))
        return tuple(going)
