"""What should be ordered now: all items, or some, looked at once, with the numbers behind each proposal."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select, type_coerce

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import StockLevel
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.models.types import Int
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.demand import demands
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.lead_times import Offer, delivered, lead_days, lead_time, offers
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.reorder_numbers import (
    YEAR,
    Demand,
    LeadTime,
    ReorderNumbers,
    in_packs,
    order_quantity,
    reorder_numbers,
    rounded_up,
)
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.stock_position import Position, Shares, as_quantity, shares

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Proposal:
    """One item to order, for the office or for one store (`place_id`). `point` is from where on it is ordered,
    `worked_out` that nobody entered one. `quantity` is in base units, `packs` of the offer; `numbers` and
    `best_quantity` (of the least cost, None: not worked out) say why."""

    item_id: int
    sku: str
    name: str
    unit: str
    decimals: int
    place_id: int | None
    place: str
    offer: Offer | None
    position: Position
    point: Decimal
    worked_out: bool
    maximum: Decimal | None
    quantity: Decimal
    packs: int
    numbers: ReorderNumbers
    best_quantity: Decimal | None
    expected: dt.date

    @property
    def value(self) -> Decimal | None:
        """What the packs cost; None where no price is known."""
        return None if self.offer is None or self.offer.price is None else self.packs * self.offer.price


@dataclass(frozen=True)
class OrderProposals(Query[list[Proposal]]):
    """Every item whose position is at its reorder point or below, those of one supplier together, those without a
    supplier last. `worked_out`: items without a reorder point are judged by the one that is worked out from their use.
    `item_ids`: only these, and each of them, whatever its position."""

    worked_out: bool = True
    item_ids: tuple[int, ...] | None = None

    def run(self, connection: Connection) -> list[Proposal]:
        office = office_of(connection)
        found = list(_Look(connection, office, self.worked_out, self.item_ids).proposals())
        return sorted(found, key=_order)


@dataclass(frozen=True)
class NumbersOf(Query[Proposal | None]):
    """The numbers of one item, whether or not it should be ordered; None where it is gone or retired."""

    item_id: int

    def run(self, connection: Connection) -> Proposal | None:
        found = OrderProposals(item_ids=(self.item_id,)).run(connection)
        return next((one for one in found if one.place_id is None), None)


def _order(one: Proposal) -> tuple[Any, ...]:
    supplier = ("", 0) if one.offer is None else (one.offer.supplier.casefold(), one.offer.supplier_id)
    return (one.offer is None, supplier, one.sku, one.place)


class _Look:
    """Everything that is read once. Of the items that need nothing little more than a sum is looked at."""

    def __init__(
        self, connection: Connection, office: Office, worked_out: bool, item_ids: Sequence[int] | None
    ) -> None:
        self._connection = connection
        self._office = office
        self._all = item_ids is not None
        self._ids = item_ids
        self._worked_out = worked_out
        self._told = lead_days(connection, item_ids)
        self._known = delivered(connection, office, item_ids)
        self._demands = demands(connection, office, item_ids)
        self._none = Demand(days=int(office.settings["orders.history_days"]))
        self._review = int(office.settings["orders.review_days"])
        self._levels = self._read_levels()
        self._shares = self._read(None)
        self._stores: dict[int, Shares] = {}
        self._offers: dict[int, Offer] = {}

    def _read(self, below: int | None) -> Shares:
        longest = max((days for days in self._told.values() if days), default=0)
        longest = max(longest, int(self._office.settings["orders.lead_days"]))
        longest = max([longest, *(math.ceil(lead.days) for lead in self._known.values())])
        farthest = self._office.today + dt.timedelta(days=longest)
        return shares(self._connection, self._office.today, farthest, item_ids=self._ids, below=below)

    def proposals(self) -> Iterator[Proposal]:
        """The stores' first: what they order is on order for the office."""
        ids = [row[0] for row in self._points() if self._may_be_due(*row)]
        self._offers = offers(self._connection, ids)
        for part in in_parts(ids):
            query = select(
                *(Item.id, Item.sku, Item.name, Item.unit, Item.decimals, Item.reorder_point, Item.reorder_quantity),
                *(Item.maximum, Item.service_level, Item.shelf_days, ItemValue.quantity, ItemValue.value),
            ).select_from(table_of(Item).outerjoin(table_of(ItemValue), ItemValue.item_id == Item.id))
            for item in self._connection.execute(query.where(Item.id.in_(part)).order_by(Item.id)).all():
                yield from self._of_item(item, self._levels.get(item.id, []))

    def _points(self) -> Sequence[Any]:
        query = select(Item.id, type_coerce(Item.reorder_point, Int), Item.service_level, Item.decimals)
        query = query.where(Item.active == 1).order_by(Item.id)
        return self._connection.execute(query if self._ids is None else query.where(Item.id.in_(self._ids))).all()

    def _may_be_due(self, item_id: int, point: int | None, service: str | None, decimals: int) -> bool:
        """Whether an item is looked at closely: those whose position is above their point are not."""
        if self._all or item_id in self._levels:
            return True
        if point is None and (not self._worked_out or item_id not in self._demands):
            return False
        lead = self._lead(item_id)
        total = self._shares.total(item_id, self._until(lead))
        if point is None:
            return as_quantity(total) <= self._numbers(self._demands[item_id], lead, service, decimals).point
        return total <= point

    def _of_item(self, item: Any, levels: Sequence[Any]) -> Iterator[Proposal]:
        lead = self._lead(item.id)
        demand = self._demands.get(item.id, self._none)
        numbers = self._numbers(demand, lead, item.service_level, item.decimals)
        comes = NOTHING
        for level in levels:
            position = self._store(level.place_id).of(item.id, self._until(lead))
            if position.total <= level.reorder_point or self._all:
                made = self._proposal(item, numbers, position, level, place=(level.place_id, level.path))
                comes += made.quantity
                yield made
        position = self._shares.of(item.id, self._until(lead))
        if self._all:
            yield self._proposal(item, numbers, position, item)
            return
        worked_out = item.reorder_point is None
        point = numbers.point if worked_out else item.reorder_point
        if (worked_out and (not self._worked_out or not point)) or position.total + comes > point:
            return
        yield self._proposal(item, numbers, position, item, comes=comes)

    def _lead(self, item_id: int) -> LeadTime:
        return lead_time(self._office, self._known, item_id, self._told.get(item_id))

    def _until(self, lead: LeadTime) -> dt.date:
        """What expires until then is not there any more when more could come."""
        return self._office.today + dt.timedelta(days=math.ceil(lead.days))

    def _numbers(self, demand: Demand, lead: LeadTime, service: str | None, decimals: int) -> ReorderNumbers:
        percent = Decimal(str(service or self._office.settings["orders.service_level"]))
        return reorder_numbers(demand, lead, percent, self._review, decimals=decimals)

    def _store(self, place_id: int) -> Shares:
        if place_id not in self._stores:
            self._stores[place_id] = self._read(place_id)
        return self._stores[place_id]

    def _proposal(
        self,
        item: Any,
        numbers: ReorderNumbers,
        position: Position,
        level: Any,
        *,
        place: tuple[int | None, str] = (None, ""),
        comes: Decimal = NOTHING,
    ) -> Proposal:
        offer = self._offers.get(item.id)
        worked_out = level.reorder_point is None
        point = numbers.point if worked_out else level.reorder_point
        best = self._best(item, offer, numbers.demand)
        missing = point - position.total - comes
        if level.maximum is not None:
            wanted = level.maximum - position.total - comes
        else:
            wanted = max(level.reorder_quantity or best or NOTHING, missing)
        size = Decimal(1) if offer is None else offer.pack_size
        minimum, multiple = (None, None) if offer is None else (offer.minimum_packs, offer.multiple_packs)
        packs = in_packs(max(wanted, NOTHING), size, minimum, multiple)
        days = math.ceil(numbers.lead.days)
        return Proposal(
            *(item.id, item.sku, item.name, item.unit, item.decimals, *place, offer, position, point, worked_out),
            *(level.maximum, packs * size, packs, numbers, best, self._office.today + dt.timedelta(days=days)),
        )

    def _best(self, item: Any, offer: Offer | None, demand: Demand) -> Decimal | None:
        """The quantity of the least cost; not more than is used while it keeps."""
        settings = self._office.settings
        cost = float(item.value / item.quantity) if item.value and item.quantity else 0.0
        if offer is not None and offer.price is not None:
            cost = float(offer.price / offer.pack_size)
        carrying = float(str(settings["orders.carrying_percent"])) / 100
        best = order_quantity(demand.per_day * YEAR, float(settings["orders.cost"]), cost, carrying)
        if best is None:
            return None
        if item.shelf_days is not None:
            best = min(best, demand.per_day * item.shelf_days)
        return rounded_up(best, item.decimals)

    def _read_levels(self) -> dict[int, list[Any]]:
        query = (
            select(
                *(StockLevel.item_id, StockLevel.place_id, Place.path, StockLevel.reorder_point),
                *(StockLevel.reorder_quantity, StockLevel.maximum),
            )
            .join(Place, Place.id == StockLevel.place_id)
            .order_by(Place.path_key)
        )
        if self._ids is not None:
            query = query.where(StockLevel.item_id.in_(self._ids))
        found: dict[int, list[Any]] = {}
        for level in self._connection.execute(query):
            found.setdefault(level.item_id, []).append(level)
        return found
