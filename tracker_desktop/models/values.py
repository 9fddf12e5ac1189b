"""What assets are worth: how they are written down over the years, and what changes that on the way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Json, Line, Money, Quantity, SortKey


class ValueChangeKind(StrEnum):
    IMPAIRMENT = "impairment"
    REVALUATION = "revaluation"
    ADDITION = "addition"
    NEW_LIFE = "new life"
    NEW_SALVAGE = "new salvage"
    NEW_SCHEME = "new scheme"


class DepreciationScheme(StateRow, Base):
    """How things are written down: `method` and `convention` are keys of tracker_desktop.depreciation; `years` the
    life; `factor_percent` that of a declining balance (200: double); `salvage_percent` of the cost is left at the end
    where an asset says nothing; `rates` are the per cents of each year of a table of one's own, as texts; `meter` what
    units of use are counted by, and `units` how many there are in a life."""

    __tablename__ = "depreciation_scheme"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    method: Mapped[str] = column(Line, nullable=False)
    convention: Mapped[str | None] = column(Line)
    years: Mapped[Decimal | None] = column(Quantity)
    factor_percent: Mapped[int | None] = column(Int)
    switches: Mapped[bool] = column(Flag, nullable=False, default=True)
    salvage_percent: Mapped[Decimal | None] = column(Quantity)
    rates: Mapped[list[str]] = column(Json, nullable=False, default=list)
    meter: Mapped[str | None] = column(Line)
    units: Mapped[Decimal | None] = column(Quantity)
    note: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint("years > 0 AND factor_percent > 0 AND units > 0", name="numbers"),
        CheckConstraint("salvage_percent >= 0 AND salvage_percent <= 100000", name="salvage"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.method)


class ValueChange(StateRow, Base):
    """From `changed_on` an asset is written down otherwise: less by an impairment's `amount`, worth `amount` by a
    revaluation, more by an addition's `amount`; over a new life (months from its start), to a new salvage (`amount`),
    by another scheme."""

    __tablename__ = "value_change"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False)
    changed_on: Mapped[dt.date] = column(Day, nullable=False)
    kind: Mapped[str] = column(Line, nullable=False)
    amount: Mapped[Decimal | None] = column(Money)
    life_months: Mapped[int | None] = column(Int)
    scheme_id: Mapped[int | None] = ref("depreciation_scheme.id", index=True)
    reason: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(ValueChangeKind)})", name="kind"),
        CheckConstraint("amount >= 0 AND life_months > 0", name="numbers"),
        Index(None, "asset_id", "changed_on"),
    )
