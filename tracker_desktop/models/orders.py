"""Buying: what a supplier sells of an item, from when a store re-orders, and purchase orders with their lines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Line, Money, Quantity, SortKey, UtcTime


class OrderState(StrEnum):
    """Whether everything came, or is late, is derived from the receipts."""

    DRAFT = "draft"
    ORDERED = "ordered"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class SupplierItem(StateRow, Base):
    """How a supplier sells an item: its code and name there, what a pack holds (base units), the `price` of one pack,
    and how many packs are ordered at least (`minimum_packs`) and in which multiple. `lead_time_days` from order to
    delivery; None: the supplier's. The `preferred` one is proposed."""

    __tablename__ = "supplier_item"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False)
    supplier_id: Mapped[int] = ref("supplier.id", nullable=False, index=True)
    code: Mapped[str] = column(Line, nullable=False, default="")
    code_key: Mapped[str] = column(SortKey, nullable=False, default="")
    name: Mapped[str | None] = column(Line)
    pack_name: Mapped[str | None] = column(Line)
    pack_size: Mapped[Decimal] = column(Quantity, nullable=False, default=Decimal(1))
    price: Mapped[Decimal | None] = column(Money)
    minimum_packs: Mapped[int | None] = column(Int)
    multiple_packs: Mapped[int | None] = column(Int)
    lead_time_days: Mapped[int | None] = column(Int)
    preferred: Mapped[bool] = column(Flag, nullable=False, default=False)

    __table_args__ = table(
        UniqueConstraint("item_id", "supplier_id", "code_key"),
        CheckConstraint("pack_size > 0", name="pack_size"),
        CheckConstraint("price >= 0", name="price"),
        CheckConstraint("minimum_packs > 0 AND multiple_packs > 0", name="packs"),
        CheckConstraint("lead_time_days >= 0", name="lead_time"),
        Index(None, "code_key"),
    )


class StockLevel(StateRow, Base):
    """From when on an item is re-ordered for one store, in base units; the item's own level is that of the office.
    `maximum`: order up to there instead of a fixed quantity."""

    __tablename__ = "stock_level"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False)
    place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    reorder_point: Mapped[Decimal] = column(Quantity, nullable=False)
    reorder_quantity: Mapped[Decimal | None] = column(Quantity)
    maximum: Mapped[Decimal | None] = column(Quantity)

    __table_args__ = table(
        UniqueConstraint("item_id", "place_id"),
        CheckConstraint("reorder_point >= 0 AND reorder_quantity > 0 AND maximum >= reorder_point", name="levels"),
    )


class PurchaseOrder(StateRow, Base):
    """An order to a supplier. It takes its number when it is ordered; until then it is a draft."""

    __tablename__ = "purchase_order"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"search"})

    supplier_id: Mapped[int] = ref("supplier.id", nullable=False, index=True)
    state: Mapped[str] = column(Line, nullable=False, default=OrderState.DRAFT.value)
    number: Mapped[str | None] = column(Line)
    number_key: Mapped[str | None] = column(SortKey, unique=True)
    created_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    created_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    ordered_on: Mapped[dt.date | None] = column(Day)
    ordered_by_id: Mapped[int | None] = ref("person.id", index=True)
    expected: Mapped[dt.date | None] = column(Day)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    reference: Mapped[str | None] = column(Line)
    charge_code: Mapped[str | None] = column(Line)
    note: Mapped[str | None] = column(Line)
    close_reason: Mapped[str | None] = column(Line)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(OrderState)})", name="state"),
        CheckConstraint("state = 'draft' OR state = 'cancelled' OR ordered_on IS NOT NULL", name="ordered"),
        Index(None, "state", "expected"),
    )

    def derive(self) -> None:
        self.search = fold(self.number, self.reference, self.note)


class OrderLine(StateRow, Base):
    """What is ordered: `quantity` base units of an item as `packs` of `pack_size` at `price` each, or assets of a
    model (`item_id` None), one a piece. What came is told by the receipts that name the line. `active`: still
    expected; else `close_reason` says why the rest does not come. `supplier_code` as it was ordered."""

    __tablename__ = "order_line"
    __kind__ = Kind.STATE

    order_id: Mapped[int] = ref("purchase_order.id", nullable=False)
    line: Mapped[int] = column(Int, nullable=False)
    item_id: Mapped[int | None] = ref("item.id", index=True)
    category_id: Mapped[int | None] = ref("category.id", index=True)
    description: Mapped[str] = column(Line, nullable=False)
    manufacturer: Mapped[str | None] = column(Line)
    model: Mapped[str | None] = column(Line)
    supplier_code: Mapped[str | None] = column(Line)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)
    pack_name: Mapped[str | None] = column(Line)
    pack_size: Mapped[Decimal] = column(Quantity, nullable=False, default=Decimal(1))
    packs: Mapped[Decimal] = column(Quantity, nullable=False)
    price: Mapped[Decimal | None] = column(Money)
    expected: Mapped[dt.date | None] = column(Day)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    note: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    close_reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        UniqueConstraint("order_id", "line"),
        CheckConstraint("quantity > 0 AND pack_size > 0 AND packs > 0", name="quantity"),
        CheckConstraint("price >= 0", name="price"),
    )


class OrderedAsset(StateRow, Base):
    """An asset that came for a line of an order."""

    __tablename__ = "ordered_asset"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False, unique=True)
    order_line_id: Mapped[int] = ref("order_line.id", nullable=False, index=True)

    __table_args__ = table()


class BackOrder(StateRow, Base):
    """What was asked for and not there: base units of an item that are still owed to a holder or a job. What was issued
    for it is told by the movements that name it."""

    __tablename__ = "back_order"
    __kind__ = Kind.STATE

    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)
    holder_id: Mapped[int | None] = ref("holder.id", index=True)
    charge_code: Mapped[str | None] = column(Line)
    reference: Mapped[str | None] = column(Line)
    asked_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    asked_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    wanted: Mapped[dt.date | None] = column(Day)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    close_reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint("quantity > 0", name="quantity"),
        Index(None, "active", "asked_at"),
    )


class StockKit(StateRow, Base):
    """Items that go out together by one code: first aid kit, starter set."""

    __tablename__ = "stock_kit"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    code: Mapped[str] = column(Line, nullable=False)
    code_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(Index(None, "name_key", "id"))

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.code, self.name)


class KitLine(StateRow, Base):
    """How many base units of an item one kit holds."""

    __tablename__ = "kit_line"
    __kind__ = Kind.STATE

    kit_id: Mapped[int] = ref("stock_kit.id", nullable=False)
    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)

    __table_args__ = table(
        UniqueConstraint("kit_id", "item_id"),
        CheckConstraint("quantity > 0", name="quantity"),
    )
