"""Who is asked for an item, and how long it takes from order to delivery."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import OrderLine, PurchaseOrder, SupplierItem
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_sums import SUPPLIERS
from tracker_desktop.queries.reorder_numbers import LeadTime

ENOUGH = 3
"""So many deliveries say how long it takes, and how much that varies."""
LOOKED_AT = dt.timedelta(days=1_095)


@dataclass(frozen=True)
class Offer:
    """What is ordered from whom: a supplier's offer, or just the supplier of the item."""

    supplier_id: int
    supplier: str
    code: str = ""
    pack_name: str = ""
    pack_size: Decimal = Decimal(1)
    price: Decimal | None = None
    minimum_packs: int | None = None
    multiple_packs: int | None = None
    lead_days: int | None = None


def lead_days(connection: Connection, item_ids: Sequence[int] | None = None) -> dict[int, int | None]:
    """The days to delivery of the offers that `offers` gives, for all items quickly."""
    lead: Any = func.coalesce(SupplierItem.lead_time_days, Supplier.lead_time_days)
    own = select(Item.id, Supplier.lead_time_days).join(Supplier, Supplier.id == Item.supplier_id)
    sold = select(SupplierItem.item_id, lead).join(Supplier, Supplier.id == SupplierItem.supplier_id)
    own, sold = own.where(Supplier.active == 1), sold.where(Supplier.active == 1)
    if item_ids is not None:
        own, sold = own.where(Item.id.in_(item_ids)), sold.where(SupplierItem.item_id.in_(item_ids))
    found: dict[int, int | None] = {}
    found.update((item_id, days) for item_id, days in connection.execute(own).all())
    ordered = sold.order_by(SupplierItem.preferred, SupplierItem.id.desc())
    found.update((item_id, days) for item_id, days in connection.execute(ordered).all())
    return found


def offers(connection: Connection, item_ids: Sequence[int]) -> dict[int, Offer]:
    """What is proposed to be ordered of each of these items: the preferred offer of a supplier in use, else the first
    one, else the supplier of the item."""
    found: dict[int, Offer] = {}
    for part in in_parts(item_ids):
        found |= _offers(connection, part)
    return found


def _offers(connection: Connection, item_ids: Sequence[int]) -> dict[int, Offer]:
    own = select(Item.id, Supplier.id, Supplier.name, Supplier.lead_time_days).join(
        Supplier, Supplier.id == Item.supplier_id
    )
    sold = (
        select(
            *(SupplierItem.item_id, Supplier.id, Supplier.name, SupplierItem.code, SupplierItem.pack_name),
            *(SupplierItem.pack_size, SupplierItem.price, SupplierItem.minimum_packs, SupplierItem.multiple_packs),
            func.coalesce(SupplierItem.lead_time_days, Supplier.lead_time_days),
        )
        .join(Supplier, Supplier.id == SupplierItem.supplier_id)
        .where(Supplier.active == 1)
        .order_by(SupplierItem.preferred, SupplierItem.id.desc())
    )
    own = own.where(Supplier.active == 1, Item.id.in_(item_ids))
    sold = sold.where(SupplierItem.item_id.in_(item_ids))
    found = {row[0]: Offer(row[1], row[2], lead_days=row[3]) for row in connection.execute(own)}
    for item_id, supplier_id, supplier, code, pack, *rest in connection.execute(sold):
        found[item_id] = Offer(supplier_id, supplier, code, pack or "", *rest)
    return found


def delivered(connection: Connection, office: Office, item_ids: Sequence[int] | None = None) -> dict[int, LeadTime]:
    """How long the deliveries of items took that are known well enough: from the day of the order to the first receipt
    of a line, those left out that were taken back."""
    later: Any = aliased(Movement)
    query = (
        select(OrderLine.item_id, PurchaseOrder.ordered_on, func.min(Movement.effective_at, type_=UtcTime()))
        .join(Movement, Movement.order_line_id == OrderLine.id)
        .join(PurchaseOrder, PurchaseOrder.id == OrderLine.order_id)
        .where(PurchaseOrder.ordered_on >= office.today - LOOKED_AT, OrderLine.item_id.is_not(None))
        .where(Movement.from_place_id.in_(SUPPLIERS), Movement.quantity > 0)
        .where(~select(later.id).where(later.reverses_id == Movement.id).exists())
        .group_by(OrderLine.id, OrderLine.item_id, PurchaseOrder.ordered_on)
    )
    if item_ids is not None:
        query = query.where(OrderLine.item_id.in_(item_ids))
    taken: dict[int, list[int]] = {}
    for item_id, ordered_on, came_at in connection.execute(query).all():
        if item_id is not None and ordered_on is not None:
            days = (came_at.astimezone(office.zone).date() - ordered_on).days
            taken.setdefault(item_id, []).append(max(days, 0))
    return {
        item_id: LeadTime(statistics.mean(days), statistics.stdev(days), len(days))
        for item_id, days in taken.items()
        if len(days) >= ENOUGH
    }


def lead_time(office: Office, known: Mapping[int, LeadTime], item_id: int, told: int | None) -> LeadTime:
    """How long an item takes: as its own deliveries say, else the supplier (`told`), else the office."""
    if item_id in known:
        return known[item_id]
    return LeadTime(float(office.settings["orders.lead_days"] if told is None else told))
