"""Documents and the numbers they are given: without gaps, by kind and year, never twice."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker_desktop.models.base import Base, Kind, Row, column, listed, ref, table
from tracker_desktop.models.types import Int, Line, SortKey, Uid, UtcTime


class DocumentKind(StrEnum):
    """The value is the kind's prefix: HR-2026-00012."""

    HAND_RECEIPT = "HR"
    RETURN_RECEIPT = "RR"
    TRANSFER_FORM = "TF"
    GOODS_RECEIPT = "GR"
    ISSUE_SLIP = "IS"
    DAMAGE_REPORT = "DR"
    LOSS_REPORT = "LR"
    STATEMENT = "ST"
    CLEARANCE = "CL"
    AUDIT_CERTIFICATE = "AC"
    COUNT_REPORT = "CR"
    PURCHASE_ORDER = "PO"
    DELIVERY_NOTE = "DN"
    TRANSFER_NOTE = "TN"
    RETURN_NOTE = "RN"
    SUPPLIER_RETURN = "SR"
    STOCK_WRITE_OFF = "SW"
    WORK_ORDER = "WO"
    OVERDUE_NOTICE = "ON"
    LOSS_WRITE_OFF = "LW"
    DISPOSAL_CERTIFICATE = "CD"
    DEPOSIT_RECEIPT = "DP"


class Document(Row, Base):
    """A numbered paper of one entry. It stays when its entry is undone: `voided_by` is then the uid of the undo."""

    __tablename__ = "document"
    __kind__ = Kind.SEQUENCE

    entry: Mapped[str] = column(Uid, nullable=False, unique=True)
    kind: Mapped[str] = column(Line, nullable=False)
    year: Mapped[int] = column(Int, nullable=False)
    serial_number: Mapped[int] = column(Int, nullable=False)
    number: Mapped[str] = column(Line, nullable=False)
    number_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    holder_id: Mapped[int | None] = ref("holder.id", index=True)
    created_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    voided_by: Mapped[str | None] = column(Uid)

    __table_args__ = table(
        UniqueConstraint("kind", "year", "serial_number"),
        CheckConstraint(f"kind IN ({listed(DocumentKind)})", name="kind"),
        Index(None, "created_at"),
    )


class Numbering(Base):
    """The last number given in a series: `HR-2026`, `tag LT`."""

    __tablename__ = "numbering"
    __kind__ = Kind.SEQUENCE

    series: Mapped[str] = mapped_column(SortKey, primary_key=True)
    last: Mapped[int] = column(Int, nullable=False)

    __table_args__ = ({"sqlite_strict": True},)
