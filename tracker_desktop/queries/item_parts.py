"""The codes, packs and shelves of one item."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item, ItemCode, ItemUnit, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.base import Query
from tracker_desktop.wording.render import show_day, show_quantity
from tracker_desktop.wording.units import units


@dataclass(frozen=True)
class CodeRow:
    """One code, and how many base units one scan of it means."""

    kind: str
    code: str
    received: Decimal
    issued: Decimal
    counted: Decimal
    supplier_id: int | None


@dataclass(frozen=True)
class Shelf:
    """Stock of one lot at one place; `text` says all of it: 24G118 · Store 1 / A-04 · 160 pieces."""

    lot_id: int
    place_id: int
    quantity: Decimal
    text: str


@dataclass(frozen=True)
class ItemParts:
    """An item with its codes (the SKU's own among them), packs (name, numerator, denominator) and shelves, those that
    expire first before the others. `home` is the id and path of the place where it lives."""

    id: int
    sku: str
    name: str
    unit: str
    decimals: int
    lot_policy: str
    expiry_required: bool
    home: tuple[int, str] | None
    codes: tuple[CodeRow, ...]
    units: tuple[tuple[str, int, int], ...]
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True)
class ItemPartsOf(Query[ItemParts | None]):
    """The parts of an item; None where it is gone."""

    item_id: int

    def run(self, connection: Connection) -> ItemParts | None:
        about = (Item.sku, Item.name, Item.unit, Item.decimals, Item.lot_policy, Item.expiry_required)
        head = select(*about, Place.id, Place.path).outerjoin(Place, Place.id == Item.home_place_id)
        item = connection.execute(head.where(Item.id == self.item_id)).first()
        if item is None:
            return None
        codes = select(
            ItemCode.kind,
            ItemCode.code,
            ItemCode.quantity_received,
            ItemCode.quantity_issued,
            ItemCode.quantity_counted,
            ItemCode.supplier_id,
        ).where(ItemCode.item_id == self.item_id)
        packs = select(ItemUnit.name, ItemUnit.numerator, ItemUnit.denominator).where(ItemUnit.item_id == self.item_id)
        shelves = (
            select(Balance.lot_id, Balance.place_id, Balance.quantity, Lot.number, Lot.expiry, Place.path)
            .join(Lot, Lot.id == Balance.lot_id)
            .join(Place, Place.id == Balance.place_id)
            .where(Balance.item_id == self.item_id, Balance.quantity > 0)
            .order_by(Lot.expiry.is_(None), Lot.expiry, Place.path_key)
        )
        shown = []
        for row in connection.execute(shelves):
            quantity = f"{show_quantity(row.quantity)} {units(row.quantity, item.unit)}"
            words = [row.number or "no lot", row.path, quantity]
            if row.expiry is not None:
                words.append(f"expires {show_day(row.expiry)}")
            shown.append(Shelf(row.lot_id, row.place_id, row.quantity, " · ".join(words)))
        return ItemParts(
            self.item_id,
            item.sku,
            item.name,
            item.unit,
            item.decimals,
            item.lot_policy,
            bool(item.expiry_required),
            None if item.id is None else (item.id, item.path),
            tuple(CodeRow(*row) for row in connection.execute(codes.order_by(ItemCode.id))),
            tuple((row[0], row[1], row[2]) for row in connection.execute(packs.order_by(ItemUnit.id))),
            tuple(shown),
        )
