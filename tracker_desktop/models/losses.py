"""Losses: what is missing, how it was lost, and whether it was found, charged or written off."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.types import Day, Line, Money, UtcTime


class LossKind(StrEnum):
    LOST = "lost"
    STOLEN = "stolen"
    DESTROYED = "destroyed"


class LossState(StrEnum):
    MISSING = "missing"
    FOUND = "found"
    WRITTEN_OFF = "written off"


class Loss(StateRow, Base):
    """One loss of an asset, open until it is found or written off. The last custody, holder and place are those of the
    moment it was reported. `readiness_before` is what it goes back to where it is found. What is charged for it is
    asked of `charged_holder_id`."""

    __tablename__ = "loss"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    kind: Mapped[str] = column(Line, nullable=False, default=LossKind.LOST.value)
    state: Mapped[str] = column(Line, nullable=False, default=LossState.MISSING.value)
    number: Mapped[str | None] = column(Line)
    reported_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    reported_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    lost_on: Mapped[dt.date | None] = column(Day)
    circumstances: Mapped[str | None] = column(Line)
    police_number: Mapped[str | None] = column(Line)
    police_station: Mapped[str | None] = column(Line)
    readiness_before: Mapped[str | None] = column(Line)
    last_custody_id: Mapped[int | None] = ref("custody.id", index=True)
    last_holder_id: Mapped[int | None] = ref("holder.id", index=True)
    last_place_id: Mapped[int | None] = ref("place.id", index=True)
    charged_holder_id: Mapped[int | None] = ref("holder.id", index=True)
    charged_amount: Mapped[Decimal | None] = column(Money)
    recovered: Mapped[Decimal | None] = column(Money)
    ended_at: Mapped[dt.datetime | None] = column(UtcTime)
    ended_on: Mapped[dt.date | None] = column(Day)
    book_value: Mapped[Decimal | None] = column(Money)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(LossKind)})", name="kind"),
        CheckConstraint(f"state IN ({listed(LossState)})", name="state"),
        CheckConstraint("(state = 'missing') = (ended_at IS NULL)", name="ended"),
        CheckConstraint("charged_amount >= 0 AND recovered >= 0", name="amounts"),
        CheckConstraint("(charged_holder_id IS NULL) = (charged_amount IS NULL)", name="charged"),
        Index("ux_loss_open", "asset_id", unique=True, sqlite_where=text("ended_at IS NULL")),
        Index(None, "state", "reported_at"),
    )
