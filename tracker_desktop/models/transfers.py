"""Stock on its way from one store to another: dispatched here, received there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, Money, Quantity, SortKey, UtcTime


class TransferState(StrEnum):
    ON_THE_WAY = "on the way"
    ARRIVED = "arrived"


class StockTransfer(StateRow, Base):
    """A dispatch with its number. It has arrived when nothing of it is on the way any more."""

    __tablename__ = "stock_transfer"
    __kind__ = Kind.STATE

    number: Mapped[str | None] = column(Line)
    number_key: Mapped[str | None] = column(SortKey, unique=True)
    from_place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    to_place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    state: Mapped[str] = column(Line, nullable=False, default=TransferState.ON_THE_WAY.value)
    dispatched_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    dispatched_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(TransferState)})", name="state"),
        CheckConstraint("from_place_id <> to_place_id", name="places"),
        Index(None, "state", "dispatched_at"),
    )


class TransferLine(StateRow, Base):
    """What left: `quantity` base units of a lot, worth `value` when it left. What arrived or was lost on the way is
    told by the movements that name the line."""

    __tablename__ = "transfer_line"
    __kind__ = Kind.STATE

    transfer_id: Mapped[int] = ref("stock_transfer.id", nullable=False)
    line: Mapped[int] = column(Int, nullable=False)
    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    lot_id: Mapped[int] = ref("lot.id", nullable=False, index=True)
    quantity: Mapped[Decimal] = column(Quantity, nullable=False)
    value: Mapped[Decimal] = column(Money, nullable=False)

    __table_args__ = table(
        UniqueConstraint("transfer_id", "line"),
        CheckConstraint("quantity > 0 AND value >= 0", name="quantity"),
    )
