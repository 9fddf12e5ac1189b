"""The tags that assets had before: the old label may still be on them, and their papers name it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, ref, table
from tracker_desktop.models.types import Line, SortKey


class FormerTag(StateRow, Base):
    """A tag that an asset had until it was given another. Several assets may have had the same one after each other."""

    __tablename__ = "former_tag"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    tag: Mapped[str] = column(Line, nullable=False)
    tag_key: Mapped[str] = column(SortKey, nullable=False, index=True)

    __table_args__ = table()
