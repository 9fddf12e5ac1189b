"""What was used of items: issues and sales less what came back, by the day of the office."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Float, case, cast, func, or_, select, type_coerce

from tracker_desktop.models.items import Item
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import QUANTITY_SCALE, Int, UtcTime
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.office_day import office_day
from tracker_desktop.queries.reorder_numbers import Demand
from tracker_desktop.queries.sql import unindexed
from tracker_desktop.queries.stock_position import as_quantity

USED_KINDS = (PlaceKind.CONSUMED.value, PlaceKind.SOLD.value)


def demands(connection: Connection, office: Office, item_ids: Sequence[int] | None = None) -> dict[int, Demand]:
    """The demand of all items of which something was used, or of some, in the days that the office looks at. An item
    that is known for less time is judged by the days since its first movement."""
    days = int(office.settings["orders.history_days"])
    first_day = office.today - dt.timedelta(days=days - 1)
    since = dt.datetime.combine(first_day, dt.time(), office.zone).astimezone(dt.UTC)
    known_since = _first_days(connection, office, since, item_ids)
    found = {}
    for item_id, total, squares, used in connection.execute(_by_item(connection, office, since, item_ids)).all():
        span = days
        if item_id in known_since:
            span = max((office.today - max(known_since[item_id], first_day)).days + 1, 1)
        quantity = as_quantity(int(total))
        found[item_id] = Demand(quantity, span, _deviation(float(quantity), float(squares), span), int(used))
    return found


def _deviation(total: float, squares: float, days: int) -> float:
    """The standard deviation of a day over all days, those without any use among them."""
    return math.sqrt(max(squares - total * total / days, 0.0) / (days - 1)) if days > 1 else 0.0


def _by_item(connection: Connection, office: Office, since: dt.datetime, item_ids: Sequence[int] | None) -> Any:
    used = connection.scalars(select(Place.id).where(Place.kind.in_(USED_KINDS))).all()
    units = type_coerce(Movement.quantity, Int)
    out, back = unindexed(Movement.to_place_id).in_(used), unindexed(Movement.from_place_id).in_(used)
    day = office_day(Movement.effective_at, office.zone, since, office.now)
    item = Movement.item_id if item_ids is not None else unindexed(Movement.item_id)
    by_day = (
        select(item.label("item_id"), func.sum(case((out, units), else_=-units)).label("units"))
        .where(or_(out, back), Movement.effective_at >= since)
        .group_by(item, day)
    )
    if item_ids is not None:
        by_day = by_day.where(Movement.item_id.in_(item_ids))
    one = by_day.subquery("by_day")
    base = cast(one.c.units, Float) / QUANTITY_SCALE
    return select(
        one.c.item_id, func.sum(one.c.units), func.sum(base * base), func.sum(case((one.c.units > 0, 1), else_=0))
    ).group_by(one.c.item_id)


def _first_days(
    connection: Connection, office: Office, since: dt.datetime, item_ids: Sequence[int] | None
) -> Mapping[int, dt.date]:
    """The day of the first movement of the items that were not known before the days that are looked at."""
    first = (
        select(Movement.effective_at)
        .where(Movement.item_id == Item.id)
        .order_by(Movement.id)
        .limit(1)
        .correlate(Item)
        .scalar_subquery()
    )
    moment = type_coerce(first, UtcTime)
    query = select(Item.id, moment).where(moment >= since)
    if item_ids is not None:
        query = query.where(Item.id.in_(item_ids))
    return {item_id: at.astimezone(office.zone).date() for item_id, at in connection.execute(query)}


@dataclass(frozen=True)
class DemandOf(Query[Demand]):
    """The demand of one item."""

    item_id: int

    def run(self, connection: Connection) -> Demand:
        office = office_of(connection)
        days = int(office.settings["orders.history_days"])
        return demands(connection, office, [self.item_id]).get(self.item_id, Demand(days=days))
