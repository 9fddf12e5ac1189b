"""Around the loan: training, transfers that wait for acceptance, notices of what is overdue, signed papers."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.types import Day, Int, Json, Line, SortKey, UtcTime


class OfferState(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class NoticeWay(StrEnum):
    LETTER = "letter"
    MAIL = "mail"


class Training(StateRow, Base):
    """What a person was trained in, and until when that holds (None: for ever)."""

    __tablename__ = "training"
    __kind__ = Kind.STATE

    person_id: Mapped[int] = ref("person.id", nullable=False)
    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False)
    valid_until: Mapped[dt.date | None] = column(Day)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(UniqueConstraint("person_id", "unique_key"), Index(None, "valid_until"))


class TransferOffer(StateRow, Base):
    """Assets that one holder gives to another, who has to accept them; until then the first holds them. `lines` are
    {asset_id, handed_over} each."""

    __tablename__ = "transfer_offer"
    __kind__ = Kind.STATE

    from_holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    to_holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    due: Mapped[dt.date | None] = column(Day)
    state: Mapped[str] = column(Line, nullable=False, default=OfferState.OFFERED.value)
    offered_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    offered_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    decided_at: Mapped[dt.datetime | None] = column(UtcTime)
    decided_by_id: Mapped[int | None] = ref("person.id", index=True)
    note: Mapped[str | None] = column(Line)
    reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(OfferState)})", name="state"),
        CheckConstraint("(state = 'offered') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("from_holder_id <> to_holder_id", name="holders"),
        Index(None, "state", "offered_at"),
    )


class OfferedAsset(StateRow, Base):
    """An asset in an offer. `open_key` is the asset's id while the offer waits: it can be offered once at a time."""

    __tablename__ = "offered_asset"
    __kind__ = Kind.STATE

    offer_id: Mapped[int] = ref("transfer_offer.id", nullable=False, index=True)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    open_key: Mapped[int | None] = column(Int, unique=True)
    handed_over: Mapped[list[str]] = column(Json, nullable=False, default=list)

    __table_args__ = table()


class OverdueNotice(StateRow, Base):
    """A reminder of one overdue custody; `step` counts them: each is sharper than the one before."""

    __tablename__ = "overdue_notice"
    __kind__ = Kind.STATE

    custody_id: Mapped[int] = ref("custody.id", nullable=False)
    holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    step: Mapped[int] = column(Int, nullable=False)
    way: Mapped[str] = column(Line, nullable=False)
    sent_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    number: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint("step > 0", name="step"),
        CheckConstraint(f"way IN ({listed(NoticeWay)})", name="way"),
        UniqueConstraint("custody_id", "step"),
    )


class SignedPaper(StateRow, Base):
    """A hand receipt or statement that came back signed."""

    __tablename__ = "signed_paper"
    __kind__ = Kind.STATE

    document_id: Mapped[int] = ref("document.id", nullable=False, unique=True)
    holder_id: Mapped[int] = ref("holder.id", nullable=False)
    signed_on: Mapped[dt.date] = column(Day, nullable=False)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(Index(None, "holder_id", "signed_on"))
