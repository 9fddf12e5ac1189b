"""Approvals: what waits for another person. Who asked for it, or counted for it, can never approve it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.types import Json, Line, Money, Uid, UtcTime


class ApprovalState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Approval(StateRow, Base):
    """A transaction that waits. `uid` is the entry that asked for it (with -2, -3 for further ones of that entry),
    `kind` and `body` are what was asked, empty fields too; `said` [title code, gaps] says it, `value` is what is at
    stake. `counted_by` are the person ids of who counted, between commas: ",3,7,". `facts` is what it was decided on,
    so that approving can say what changed since."""

    __tablename__ = "approval"
    __kind__ = Kind.STATE

    uid: Mapped[str] = column(Uid, nullable=False, unique=True)
    kind: Mapped[str] = column(Line, nullable=False)
    body: Mapped[Any] = column(Json, nullable=False)
    said: Mapped[Any] = column(Json, nullable=False)
    value: Mapped[Decimal] = column(Money, nullable=False)
    facts: Mapped[Any] = column(Json, nullable=True)
    requested_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    requested_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    counted_by: Mapped[str] = column(Line, nullable=False, default=",")
    state: Mapped[str] = column(Line, nullable=False, default=ApprovalState.WAITING.value)
    approved_by_id: Mapped[int | None] = ref("person.id", index=True)
    declined_by_id: Mapped[int | None] = ref("person.id", index=True)
    decided_at: Mapped[dt.datetime | None] = column(UtcTime)
    reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(ApprovalState)})", name="state"),
        CheckConstraint("approved_by_id <> requested_by_id", name="not_by_who_asked"),
        CheckConstraint("counted_by NOT LIKE '%,' || CAST(approved_by_id AS TEXT) || ',%'", name="not_by_who_counted"),
        CheckConstraint("(state = 'approved') = (approved_by_id IS NOT NULL)", name="approved"),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="decided"),
        Index(None, "state", "requested_at"),
    )
