"""Disposal: assets that leave for good, together as one lot, by approval and with a certificate."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold
from tracker_desktop.models.types import Day, Flag, Int, Json, Line, Money, SortKey, UtcTime


class DisposalMethod(StrEnum):
    SALE = "sale"
    TRANSFER = "transfer"
    DONATION = "donation"
    RECYCLING = "recycling"
    TRADE_IN = "trade-in"
    SCRAP = "scrap"


class DisposalState(StrEnum):
    DRAFT = "draft"
    REQUESTED = "requested"
    APPROVED = "approved"
    DISPOSED = "disposed"  # the assets are gone; it may still be undone
    CLOSED = "closed"  # frozen: the certificate is final
    WITHDRAWN = "withdrawn"


class Disposal(StateRow, Base):
    """A lot of assets that are disposed of together. `frozen` is the certificate as it stood when the lot was closed:
    its lines as texts and integers. `number` is that of the certificate. `revision` grows with all that is done to the
    lot as a whole: what was approved can only be taken back in the order in which it was done."""

    __tablename__ = "disposal"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"search"})

    name: Mapped[str] = column(Line, nullable=False)
    state: Mapped[str] = column(Line, nullable=False, default=DisposalState.DRAFT.value)
    method: Mapped[str] = column(Line, nullable=False)
    recipient: Mapped[str | None] = column(Line)
    recipient_address: Mapped[str | None] = column(Line)
    reason: Mapped[str | None] = column(Line)
    made_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    made_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    requested_by_id: Mapped[int | None] = ref("person.id", index=True)
    approved_by_id: Mapped[int | None] = ref("person.id", index=True)
    approval_id: Mapped[int | None] = ref("approval.id", index=True)
    disposed_on: Mapped[dt.date | None] = column(Day)
    number: Mapped[str | None] = column(Line)
    number_key: Mapped[str | None] = column(SortKey, unique=True)
    closed_at: Mapped[dt.datetime | None] = column(UtcTime)
    closed_by_id: Mapped[int | None] = ref("person.id", index=True)
    note: Mapped[str | None] = column(Line)
    frozen: Mapped[Any] = column(Json, nullable=True)
    revision: Mapped[int] = column(Int, nullable=False, default=1)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(DisposalState)})", name="state"),
        CheckConstraint(f"method IN ({listed(DisposalMethod)})", name="method"),
        CheckConstraint("state NOT IN ('disposed', 'closed') OR disposed_on IS NOT NULL", name="disposed"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        Index(None, "state", "made_at"),
    )

    def derive(self) -> None:
        self.search = fold(self.name, self.number, self.recipient)


class DisposalLine(StateRow, Base):
    """An asset of a lot. `readiness_before` is what it goes back to where the lot is withdrawn or rejected;
    `book_value` that of the day it was disposed of. `open_key`: the asset's id while the lot may take it away."""

    __tablename__ = "disposal_line"
    __kind__ = Kind.STATE

    disposal_id: Mapped[int] = ref("disposal.id", nullable=False)
    line: Mapped[int] = column(Int, nullable=False)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    open_key: Mapped[int | None] = column(Int, unique=True)
    readiness_before: Mapped[str] = column(Line, nullable=False)
    holds_data: Mapped[bool] = column(Flag, nullable=False, default=False)
    wiped_on: Mapped[dt.date | None] = column(Day)
    wiped_by: Mapped[str | None] = column(Line)
    wipe_method: Mapped[str | None] = column(Line)
    wipe_certificate: Mapped[str | None] = column(Line)
    proceeds: Mapped[Decimal | None] = column(Money)
    costs: Mapped[Decimal | None] = column(Money)
    book_value: Mapped[Decimal | None] = column(Money)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        UniqueConstraint("disposal_id", "line"),
        CheckConstraint("proceeds >= 0 AND costs >= 0", name="amounts"),
    )
