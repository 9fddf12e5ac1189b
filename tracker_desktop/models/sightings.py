"""Sightings: an asset was seen somewhere. Written by a scanner's burst or an audit sheet, never by a typed look-up."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, Row, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, Uid, UtcTime


class SeenBy(StrEnum):
    SCAN = "scan"
    BATCH = "batch file"
    SHEET = "audit sheet"


class Sighting(Row, Base):
    """Outside undo. No foreign key to the asset: a sighting outlives an asset whose adding was undone."""

    __tablename__ = "sighting"
    __kind__ = Kind.SIGHTING

    entry: Mapped[str] = column(Uid, nullable=False, index=True)
    asset_id: Mapped[int] = column(Int, nullable=False)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    seen_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    how: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"how IN ({listed(SeenBy)})", name="how"),
        Index(None, "asset_id", "seen_at"),
    )
