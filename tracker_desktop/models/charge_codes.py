"""What pays for an issue: charge codes and jobs, each with the days on which it may be charged."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Line, SortKey


class ChargeCode(StateRow, Base):
    """A code that stock is charged to, from `valid_from` to `valid_until`, both days included. A job (`is_job`) may be
    issued to by itself, without a person or department."""

    __tablename__ = "charge_code"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"code_sort", "name_key", "search"})

    code: Mapped[str] = column(Line, nullable=False)
    code_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    name: Mapped[str | None] = column(Line)
    department_id: Mapped[int | None] = ref("department.id", index=True)
    is_job: Mapped[bool] = column(Flag, nullable=False, default=False)
    valid_from: Mapped[dt.date | None] = column(Day)
    valid_until: Mapped[dt.date | None] = column(Day)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    code_sort: Mapped[str] = column(SortKey, nullable=False)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint("valid_from <= valid_until", name="valid"),
        Index(None, "code_sort", "id"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.code_sort = sort_key(self.code)
        self.name_key = sort_key(self.name or "")
        self.search = fold(self.code, self.name)
