"""Categories of assets: how they are tagged, lent and made ready again."""

from __future__ import annotations

from enum import StrEnum
from typing import TypedDict

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, SortKey


class Policy(StrEnum):
    """What happens at the counter when a holder is inactive or has overdue things."""

    WARN = "warn"
    REFUSE = "refuse"


class Step(TypedDict):
    """One line of a checklist before another use: `Clean: objectives and stage wiped`."""

    text: str
    required: bool


class Category(StateRow, Base):
    """`loan_days` is the usual length of a loan; none means that check-out is without a due date.
    `checklist` is done at each return, `goes_with` is what is handed over beside the asset."""

    __tablename__ = "category"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    tag_prefix: Mapped[str] = column(Line, nullable=False)
    loan_days: Mapped[int | None] = column(Int)
    checklist: Mapped[list[Step]] = column(Json, nullable=False)
    goes_with: Mapped[list[str]] = column(Json, nullable=False)
    holder_policy: Mapped[str] = column(Line, nullable=False, default=Policy.WARN.value)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"holder_policy IN ({listed(Policy)})", name="holder_policy"),
        CheckConstraint("loan_days > 0", name="loan_days"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.tag_prefix)
