"""Who can hold an asset or be issued stock: a person, a department or a place, under one id."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import PERSONAL, Base, Kind, StateRow, column, listed, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Line, SortKey


class HolderKind(StrEnum):
    PERSON = "person"
    DEPARTMENT = "department"
    PLACE = "place"


class Holder(StateRow, Base):
    """One row for each person, department and place. `words` are what it is found by besides its name."""

    __tablename__ = "holder"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    kind: Mapped[str] = column(Line, nullable=False)
    name: Mapped[str] = column(Line, nullable=False, info=PERSONAL)
    words: Mapped[str] = column(Line, nullable=False, default="", info=PERSONAL)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(HolderKind)})", name="kind"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.words)
