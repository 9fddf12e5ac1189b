"""What suppliers sell of items, for who orders them: packs, prices, minimums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import StockLevel, SupplierItem
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts

ONE = Decimal(1)


@dataclass(frozen=True)
class Offer:
    """What one supplier sells of an item: a pack holds `pack_size` base units and costs `price`."""

    supplier_id: int
    supplier: str
    code: str
    name: str | None
    pack_name: str | None
    pack_size: Decimal
    price: Decimal | None
    minimum_packs: int | None
    multiple_packs: int | None
    lead_time_days: int | None
    preferred: bool
    active: bool

    def at_least(self, packs: Decimal) -> Decimal:
        """The fewest packs that can be ordered so that it is as many: the minimum, in the multiple, whole."""
        step = Decimal(self.multiple_packs or 1)
        wanted = max(packs, Decimal(self.minimum_packs or 1))
        return (wanted / step).to_integral_value(ROUND_CEILING) * step


@dataclass(frozen=True)
class Orderable:
    """An item that can be ordered, with its offers: the preferred one first. `supplier` is that of the item itself."""

    id: int
    sku: str
    name: str
    unit: str
    decimals: int
    supplier: tuple[int, str] | None
    offers: tuple[Offer, ...]

    def of(self, supplier_id: int | None) -> Offer | None:
        """What this supplier sells of it; without one the offer that is preferred, of a supplier still in use."""
        if supplier_id is None:
            return next((one for one in self.offers if one.active), None)
        return next((one for one in self.offers if one.supplier_id == supplier_id), None)


@dataclass(frozen=True)
class OrderablesOf(Query[dict[int, Orderable]]):
    """These items with their offers, by their id; those that are gone are left out."""

    item_ids: Sequence[int]

    def run(self, connection: Connection) -> dict[int, Orderable]:
        offers: dict[int, list[Offer]] = {}
        found: dict[int, Orderable] = {}
        for part in in_parts(self.item_ids):
            query = (
                select(
                    SupplierItem.item_id,
                    SupplierItem.supplier_id,
                    Supplier.name,
                    SupplierItem.code,
                    SupplierItem.name,
                    SupplierItem.pack_name,
                    SupplierItem.pack_size,
                    SupplierItem.price,
                    SupplierItem.minimum_packs,
                    SupplierItem.multiple_packs,
                    SupplierItem.lead_time_days,
                    SupplierItem.preferred,
                    Supplier.active,
                )
                .join(Supplier, Supplier.id == SupplierItem.supplier_id)
                .where(SupplierItem.item_id.in_(part))
                .order_by(SupplierItem.preferred.desc(), SupplierItem.id)
            )
            for item_id, *values in connection.execute(query):
                offers.setdefault(item_id, []).append(Offer(*values))
            items = (
                select(Item.id, Item.sku, Item.name, Item.unit, Item.decimals, Supplier.id, Supplier.name)
                .outerjoin(Supplier, and_(Supplier.id == Item.supplier_id, Supplier.active == 1))
                .where(Item.id.in_(part))
            )
            for item_id, *about, supplier_id, supplier in connection.execute(items):
                own = None if supplier_id is None else (supplier_id, supplier)
                parts: tuple[Any, ...] = (item_id, *about, own, tuple(offers.get(item_id, ())))
                found[item_id] = Orderable(*parts)
        return found


@dataclass(frozen=True)
class OffersOf(Query[tuple[Orderable, tuple[tuple[int, str], ...]] | None]):
    """An item with its offers, and all suppliers that may have one: those in use and those that have one."""

    item_id: int

    def run(self, connection: Connection) -> tuple[Orderable, tuple[tuple[int, str], ...]] | None:
        item = OrderablesOf((self.item_id,)).run(connection).get(self.item_id)
        if item is None:
            return None
        known = [offer.supplier_id for offer in item.offers]
        query = select(Supplier.id, Supplier.name).where(or_(Supplier.active == 1, Supplier.id.in_(known)))
        return item, tuple((row[0], row[1]) for row in connection.execute(query.order_by(Supplier.name_key)))


@dataclass(frozen=True)
class Level:
    """From when on an item is re-ordered for one store."""

    place_id: int
    reorder_point: Decimal
    reorder_quantity: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True)
class LevelsOf(Query[tuple[Orderable, tuple[Level, ...], tuple[tuple[int, str], ...]] | None]):
    """An item with the levels of its stores, and all stores that may have one."""

    item_id: int

    def run(self, connection: Connection) -> tuple[Orderable, tuple[Level, ...], tuple[tuple[int, str], ...]] | None:
        item = OrderablesOf((self.item_id,)).run(connection).get(self.item_id)
        if item is None:
            return None
        levels = select(
            StockLevel.place_id, StockLevel.reorder_point, StockLevel.reorder_quantity, StockLevel.maximum
        ).where(StockLevel.item_id == self.item_id)
        found = tuple(Level(*row) for row in connection.execute(levels.order_by(StockLevel.id)))
        stores = or_(
            and_(Place.active == 1, Place.kind == PlaceKind.STORE.value),
            Place.id.in_([level.place_id for level in found]),
        )
        places = select(Place.id, Place.path).where(stores).order_by(Place.path_key)
        return item, found, tuple((row[0], row[1]) for row in connection.execute(places))
