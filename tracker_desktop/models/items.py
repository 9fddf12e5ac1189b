"""Inventory items: alike and used up. One SKU each, many codes, units and lots."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Line, Quantity, SortKey


class LotPolicy(StrEnum):
    """Whether lots are kept for an item: never, where the clerk gives one, always, or one a piece (serial numbers)."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"
    SERIAL = "serial"


class CodeKind(StrEnum):
    SKU = "sku"
    GTIN = "gtin"
    SUPPLIER = "supplier"
    ALIAS = "alias"


class LotStatus(StrEnum):
    OK = "ok"
    RECALLED = "recalled"


class Item(StateRow, Base):
    """An inventory item. Quantities are in `unit`, the base unit; `reorder_point`, `reorder_quantity` and `maximum`
    likewise. `service_level` is how often, in per cent, no order may come too late ("97.5"; None: the office's);
    `shelf_days` how long it keeps from its day of production."""

    __tablename__ = "item"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"sku_sort", "name_key", "search"})

    sku: Mapped[str] = column(Line, nullable=False)
    sku_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False)
    group: Mapped[str | None] = column("item_group", Line)
    unit: Mapped[str] = column(Line, nullable=False, default="piece")
    decimals: Mapped[int] = column(Int, nullable=False, default=0)
    manufacturer: Mapped[str | None] = column(Line)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    home_place_id: Mapped[int | None] = ref("place.id", index=True)
    reorder_point: Mapped[Decimal | None] = column(Quantity)
    reorder_quantity: Mapped[Decimal | None] = column(Quantity)
    maximum: Mapped[Decimal | None] = column(Quantity)
    service_level: Mapped[str | None] = column(Line)
    shelf_days: Mapped[int | None] = column(Int)
    lot_policy: Mapped[str] = column(Line, nullable=False, default=LotPolicy.OPTIONAL.value)
    expiry_required: Mapped[bool] = column(Flag, nullable=False, default=False)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    sku_sort: Mapped[str] = column(SortKey, nullable=False)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"lot_policy IN ({listed(LotPolicy)})", name="lot_policy"),
        CheckConstraint("decimals BETWEEN 0 AND 3", name="decimals"),
        CheckConstraint("shelf_days > 0", name="shelf_days"),
        Index(None, "sku_sort", "id"),
        Index(None, "name_key", "sku_sort"),
    )

    def derive(self) -> None:
        self.sku_sort = sort_key(self.sku)
        self.name_key = sort_key(self.name)
        self.search = fold(self.sku, self.name, self.group, self.manufacturer)


class ItemUnit(StateRow, Base):
    """A pack of an item: one `name` holds numerator/denominator base units (a box of 100 is 100/1)."""

    __tablename__ = "item_unit"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    name: Mapped[str] = column(Line, nullable=False)
    numerator: Mapped[int] = column(Int, nullable=False)
    denominator: Mapped[int] = column(Int, nullable=False, default=1)

    __table_args__ = table(
        UniqueConstraint("item_id", "name"),
        CheckConstraint("numerator > 0 AND denominator > 0", name="factor"),
    )


class ItemCode(StateRow, Base):
    """A code that names an item, and how many base units one scan of it means when received, issued or counted.
    The same code on two items is legal: the counter asks."""

    __tablename__ = "item_code"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    kind: Mapped[str] = column(Line, nullable=False)
    code: Mapped[str] = column(Line, nullable=False)
    code_key: Mapped[str] = column(SortKey, nullable=False, index=True)
    quantity_received: Mapped[Decimal] = column(Quantity, nullable=False, default=Decimal(1))
    quantity_issued: Mapped[Decimal] = column(Quantity, nullable=False, default=Decimal(1))
    quantity_counted: Mapped[Decimal] = column(Quantity, nullable=False, default=Decimal(1))
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)

    __table_args__ = table(
        UniqueConstraint("item_id", "kind", "code_key"),
        CheckConstraint(f"kind IN ({listed(CodeKind)})", name="kind"),
        CheckConstraint("quantity_received > 0 AND quantity_issued > 0 AND quantity_counted > 0", name="quantities"),
    )


class Lot(StateRow, Base):
    """A lot of an item; a key only together with it. Every item has one row with the empty number: no lot.
    A serial number is a lot of quantity 1. Kept for ever once a movement names it. `made` is its day of production,
    `status_reason` why it was recalled."""

    __tablename__ = "lot"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False)
    number: Mapped[str] = column(Line, nullable=False)
    number_key: Mapped[str] = column(SortKey, nullable=False)
    expiry: Mapped[dt.date | None] = column(Day, index=True)
    status: Mapped[str] = column(Line, nullable=False, default=LotStatus.OK.value)
    status_reason: Mapped[str | None] = column(Line)
    made: Mapped[dt.date | None] = column(Day)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        UniqueConstraint("item_id", "number_key"),
        Index(None, "number_key"),
        CheckConstraint(f"status IN ({listed(LotStatus)})", name="status"),
    )
