"""The stock ledger: movements are insert-only, balances and values are rewritten by them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker_desktop.models.base import Base, Kind, Row, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, Money, Quantity, Uid, UtcTime


class MovementKind(StrEnum):
    OPENING = "opening"
    RECEIVE = "receive"
    MOVE = "move"
    ISSUE = "issue"
    RETURN = "return"
    COUNT = "count"  # a difference that a count found
    VARIANCE = "variance"  # value only: what an undo at original cost leaves over
    REVERSAL = "reversal"


class Movement(Row, Base):
    """Quantity and value of one lot from one place to another. Never changed: it is undone by its opposite.
    `value` is what the whole line is worth; only a variance has quantity 0, and then value may be negative."""

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

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(MovementKind)})", name="kind"),
        CheckConstraint("quantity > 0 OR (kind = 'variance' AND quantity = 0)", name="quantity"),
        CheckConstraint("value >= 0 OR kind = 'variance'", name="value"),
        CheckConstraint("from_place_id <> to_place_id", name="places"),
        Index(None, "item_id", "id"),
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
