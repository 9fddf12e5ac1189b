"""Who the office buys from."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Int, Line, Money, SortKey


class Supplier(StateRow, Base):
    """A supplier by its name, unique on the folded form. `customer_number` is the office's own there,
    `lead_time_days` from order to delivery, `minimum_order` what an order must be worth."""

    __tablename__ = "supplier"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    contact: Mapped[str | None] = column(Line)
    email: Mapped[str | None] = column(Line)
    phone: Mapped[str | None] = column(Line)
    address: Mapped[str | None] = column(Line)
    customer_number: Mapped[str | None] = column(Line)
    lead_time_days: Mapped[int | None] = column(Int)
    minimum_order: Mapped[Decimal | None] = column(Money)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint("lead_time_days >= 0 AND minimum_order >= 0", name="terms"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.contact)
