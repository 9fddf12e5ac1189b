"""Inspections: what came back is looked at before another use, step by step."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.categories import Step
from tracker_desktop.models.types import Json, Line, UtcTime


class Outcome(StrEnum):
    """What an inspection ended with."""

    PASSED = "passed"
    TO_MAINTENANCE = "to maintenance"
    TO_DISPOSAL = "to disposal"
    OVERTAKEN = "overtaken"  # it went missing, or was used in another way, before anybody looked at it


class Tick(TypedDict):
    """A step that was done: its text, the person who did it, and when (ISO, UTC)."""

    text: str
    by: int
    at: str


class Inspection(StateRow, Base):
    """One looking-over of an asset, open until it has an outcome; at most one is open an asset. `steps` is the
    checklist as it was when the asset came back, `custody_id` the holding that ended then."""

    __tablename__ = "inspection"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    custody_id: Mapped[int | None] = ref("custody.id", index=True)
    opened_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    steps: Mapped[list[Step]] = column(Json, nullable=False)
    ticks: Mapped[list[Tick]] = column(Json, nullable=False, default=list)
    condition: Mapped[str | None] = column(Line)
    outcome: Mapped[str | None] = column(Line)
    finished_at: Mapped[dt.datetime | None] = column(UtcTime)
    finished_by_id: Mapped[int | None] = ref("person.id", index=True)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"outcome IN ({listed(Outcome)})", name="outcome"),
        CheckConstraint("(outcome IS NULL) = (finished_at IS NULL)", name="finished"),
        Index("ux_inspection_open", "asset_id", unique=True, sqlite_where=text("finished_at IS NULL")),
        Index(None, "opened_at"),
    )
