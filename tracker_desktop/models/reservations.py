"""Reservations: an asset, or some of a category, kept for a holder for a span of time."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, UtcTime


class ReservationState(StrEnum):
    """A no-show is derived: reserved, and not fetched some hours after its start."""

    RESERVED = "reserved"
    FETCHED = "fetched"
    CANCELLED = "cancelled"


class Reservation(StateRow, Base):
    """From `starts` up to, but not including, `ends`. Of one asset, of one kit of assets, or of `quantity` assets of a
    category, of which any do. `fetched_by` is the uid of the entry that handed it out."""

    __tablename__ = "reservation"
    __kind__ = Kind.STATE

    asset_id: Mapped[int | None] = ref("asset.id")
    category_id: Mapped[int | None] = ref("category.id")
    kit_id: Mapped[int | None] = ref("asset_kit.id")
    quantity: Mapped[int] = column(Int, nullable=False, default=1)
    holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    starts: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    ends: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    state: Mapped[str] = column(Line, nullable=False, default=ReservationState.RESERVED.value)
    purpose: Mapped[str | None] = column(Line)
    made_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    made_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    fetched_by: Mapped[str | None] = column(Line)
    note: Mapped[str | None] = column(Line)
    cancel_reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(ReservationState)})", name="state"),
        CheckConstraint(
            "CASE WHEN asset_id IS NULL THEN 0 ELSE 1 END + CASE WHEN category_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN kit_id IS NULL THEN 0 ELSE 1 END = 1",
            name="of",
        ),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("starts < ends", name="span"),
        Index(None, "asset_id", "starts"),
        Index(None, "category_id", "starts"),
        Index(None, "kit_id", "starts"),
        Index(None, "starts", "ends"),
        Index(None, "state", "starts"),
    )


class ReservedAsset(StateRow, Base):
    """An asset that was handed out for a reservation: `opened_by` of its custody tells which holding it was."""

    __tablename__ = "reserved_asset"
    __kind__ = Kind.STATE

    reservation_id: Mapped[int] = ref("reservation.id", nullable=False, index=True)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    custody_id: Mapped[int] = ref("custody.id", nullable=False, unique=True)

    __table_args__ = table()
