"""Photos and documents: on an asset, on what happened to it, or on a paper of the office. The bytes lie beside the
database, by their hash."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, ref, table
from tracker_desktop.models.types import Int, Line, Uid, UtcTime


class Attachment(StateRow, Base):
    """One file. `sha256` is that of its bytes (hexadecimal), `size` their number; `width` and `height` of a picture in
    pixels. `about_entry` is the uid of the entry that it shows: the return at which the damage was seen. `step` names
    the step of an inspection that it proves."""

    __tablename__ = "attachment"
    __kind__ = Kind.STATE

    sha256: Mapped[str] = column(Line, nullable=False, index=True)
    size: Mapped[int] = column(Int, nullable=False)
    media_type: Mapped[str] = column(Line, nullable=False)
    name: Mapped[str] = column(Line, nullable=False)
    caption: Mapped[str | None] = column(Line)
    step: Mapped[str | None] = column(Line)
    width: Mapped[int | None] = column(Int)
    height: Mapped[int | None] = column(Int)
    added_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    added_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    about_entry: Mapped[str | None] = column(Uid, index=True)
    asset_id: Mapped[int | None] = ref("asset.id")
    work_order_id: Mapped[int | None] = ref("work_order.id", index=True)
    loss_id: Mapped[int | None] = ref("loss.id", index=True)
    disposal_id: Mapped[int | None] = ref("disposal.id", index=True)
    contract_id: Mapped[int | None] = ref("contract.id", index=True)

    __table_args__ = table(
        CheckConstraint("size >= 0", name="size"),
        Index(None, "asset_id", "added_at"),
    )
