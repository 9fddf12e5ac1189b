"""Kits of assets: certain assets and counted accessories that go out and come back as one, by a tag of their own."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Json, Line, SortKey, Uid, UtcTime


class Accessory(TypedDict):
    """What lies in a kit and has no tag: 3 × battery."""

    name: str
    quantity: int


class AssetKit(StateRow, Base):
    """A kit by its tag. `accessories` is what belongs into it beside its assets."""

    __tablename__ = "asset_kit"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    code: Mapped[str] = column(Line, nullable=False)
    code_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False)
    accessories: Mapped[list[Accessory]] = column(Json, nullable=False, default=list)
    home_place_id: Mapped[int | None] = ref("place.id", index=True)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(Index(None, "name_key", "id"))

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.code, self.name)


class KitAsset(StateRow, Base):
    """An asset that belongs to a kit; to one at most."""

    __tablename__ = "kit_asset"
    __kind__ = Kind.STATE

    kit_id: Mapped[int] = ref("asset_kit.id", nullable=False, index=True)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, unique=True)

    __table_args__ = table()


class KitOut(StateRow, Base):
    """A kit that was handed out as one. `opened_by` is the uid of that entry: the custodies it opened are its assets.
    `handed_over` and `came_back` count the accessories; what is not back yet is still expected."""

    __tablename__ = "kit_out"
    __kind__ = Kind.STATE

    kit_id: Mapped[int] = ref("asset_kit.id", nullable=False, index=True)
    holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    due: Mapped[dt.date | None] = column(Day)
    started_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    opened_by: Mapped[str] = column(Uid, nullable=False, index=True)
    handed_over: Mapped[list[Accessory]] = column(Json, nullable=False, default=list)
    came_back: Mapped[list[Accessory]] = column(Json, nullable=False, default=list)
    ended_at: Mapped[dt.datetime | None] = column(UtcTime)
    ended_by: Mapped[str | None] = column(Uid, index=True)

    __table_args__ = table(
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
        Index("ux_kit_out_open", "kit_id", unique=True, sqlite_where=text("ended_at IS NULL")),
    )
