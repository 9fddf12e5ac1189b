"""Prints of asset tags: a durable tag is printed once, and every further one has a reason."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, Row, column, table
from tracker_desktop.models.types import Int, Line, SortKey, Uid, UtcTime


class TagPrint(Row, Base):
    """Outside undo: a label that came out of the printer exists. No foreign key to the asset, whose adding may be
    undone. `format` is the name of the label format, `reason` why a tag that was printed before is printed again."""

    __tablename__ = "tag_print"
    __kind__ = Kind.SIGHTING

    entry: Mapped[str] = column(Uid, nullable=False, index=True)
    asset_id: Mapped[int] = column(Int, nullable=False)
    printed_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    format: Mapped[str] = column(Line, nullable=False)
    copies: Mapped[int] = column(Int, nullable=False)
    reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint("copies > 0", name="copies"),
        Index(None, "asset_id", "printed_at"),
    )


class RollPrint(Row, Base):
    """The same of a tag that no asset has yet, as those of a roll: once it is claimed, its asset's tag was printed.
    `tag_key` is the tag as it is scanned."""

    __tablename__ = "roll_print"
    __kind__ = Kind.SIGHTING

    entry: Mapped[str] = column(Uid, nullable=False, index=True)
    tag: Mapped[str] = column(Line, nullable=False)
    tag_key: Mapped[str] = column(SortKey, nullable=False, index=True)
    printed_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    format: Mapped[str] = column(Line, nullable=False)
    copies: Mapped[int] = column(Int, nullable=False)
    reason: Mapped[str | None] = column(Line)

    __table_args__ = table(CheckConstraint("copies > 0", name="copies"))


class Unprinted(Row, Base):
    """What an entry says of another: the tags that `print_entry` had printed never came out of a printer."""

    __tablename__ = "unprinted"
    __kind__ = Kind.SIGHTING

    entry: Mapped[str] = column(Uid, nullable=False, index=True)
    print_entry: Mapped[str] = column(Uid, nullable=False, unique=True)

    __table_args__ = table()
