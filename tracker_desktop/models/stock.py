"""The stock ledger: movements are insert-only, balances and values are rewritten by them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker_desktop.models.base import Base, Kind, Row, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, Money, Quantity, Uid, UtcTime


class MovementKind(StrEnum):
    OPENING = "opening"
    RECEIVE = "receive"
    MADE = "made"  # from the office's own production
    MOVE = "move"
    DISPATCH = "dispatch"  # into transit
    ARRIVAL = "arrival"  # out of transit
    ISSUE = "issue"
    SALE = "sale"  # issued to a customer
    RETURN = "return"  # back to stock of what was issued
    SUPPLIER_RETURN = "supplier return"
    SCRAP = "scrap"  # written off: broken, expired, lost
    COUNT = "count"  # a difference that a count found
    COST = "cost"  # value only: freight or another price that came later
    VARIANCE = "variance"  # value only: what the moving average does not take
    REVERSAL = "reversal"


VALUE_ONLY = (MovementKind.COST, MovementKind.VARIANCE)


NAMED_SELDOM = ("returns_id", "order_line_id", "back_order_id", "transfer_line_id")


class Movement(Row, Base):
    """Quantity and value of one lot from one place to another. Never changed: it is undone by its opposite.
    `value` is what the whole line is worth. A cost or a variance has quantity 0, and its value may be negative; where
    it does not reach stock any more it goes from one virtual place to another. `returns_id` is the issue or receipt
    that this takes back a part of; `party` a customer."""

    __tablename__ = "movement"
    __kind__ = Kind.LEDGER

    entry: Mapped[str] = column(Uid, nullable=False, index=True)
    line: Mapped[int] = column(Int, nullable=False)
    kind: Mapped[str] = column(Line, nullable=False)
    item_id: Mapped[int] = ref("item.id", nullable=False)
    lot_id: Mapped[int] = ref("lot.id", nullable=False, index=True)
    from_place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    to_place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)
    value: Mapped[Decimal] = column(Money, nullable=False)
    effective_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    quantity_entered: Mapped[str | None] = column(Line)
    reason: Mapped[str | None] = column(Line)
    reference: Mapped[str | None] = column(Line)
    holder_id: Mapped[int | None] = ref("holder.id", index=True)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    charge_code: Mapped[str | None] = column(Line)
    reverses_id: Mapped[int | None] = ref("movement.id", index=True, unique=True)
    returns_id: Mapped[int | None] = ref("movement.id")
    order_line_id: Mapped[int | None] = ref("order_line.id")
    back_order_id: Mapped[int | None] = ref("back_order.id")
    transfer_line_id: Mapped[int | None] = ref("transfer_line.id")
    party: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(MovementKind)})", name="kind"),
        CheckConstraint("quantity > 0 OR (kind IN ('cost', 'variance') AND quantity = 0)", name="quantity"),
        CheckConstraint("value >= 0 OR kind IN ('cost', 'variance')", name="value"),
        CheckConstraint("from_place_id <> to_place_id", name="places"),
        Index(None, "item_id", "id"),
        *(Index(None, name, sqlite_where=text(f"{name} IS NOT NULL")) for name in NAMED_SELDOM),
    )


class Balance(Base):
    """What is on hand of a lot at a real place. Never below zero; never deleted."""

    __tablename__ = "balance"
    __kind__ = Kind.PROJECTION

    item_id: Mapped[int] = ref("item.id", primary_key=True)
    lot_id: Mapped[int] = ref("lot.id", primary_key=True, index=True)
    place_id: Mapped[int] = ref("place.id", primary_key=True, index=True)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)

    __table_args__ = (CheckConstraint("quantity >= 0", name="quantity"), {"sqlite_strict": True})


class ItemValue(Base):
    """Quantity and value of an item over all real places. The average is only ever derived: value / quantity."""

    __tablename__ = "item_value"
    __kind__ = Kind.PROJECTION

    item_id: Mapped[int] = mapped_column(Int, primary_key=True, autoincrement=False)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)
    value: Mapped[Decimal] = column(Money, nullable=False)

    __table_args__ = (
        CheckConstraint("quantity >= 0 AND value >= 0", name="not_negative"),
        CheckConstraint("quantity > 0 OR value = 0", name="empty_is_worth_nothing"),
        {"sqlite_strict": True},
    )
