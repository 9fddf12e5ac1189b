"""Licences and contracts: what is paid every year, for how many seats, and for which assets or people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Line, Money, SortKey


class ContractKind(StrEnum):
    LICENCE = "licence"
    SERVICE = "service contract"
    WARRANTY = "extended warranty"
    INSURANCE = "insurance policy"
    LEASE = "lease"
    RENTAL = "rental"


class Contract(StateRow, Base):
    """What is agreed with a supplier. `seats` None: as many as wanted. `yearly_cost` is that of all seats together.
    It ends on `ends`, or goes on then where it `renews`; notice is given `notice_days` before."""

    __tablename__ = "contract"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    kind: Mapped[str] = column(Line, nullable=False)
    name: Mapped[str] = column(Line, nullable=False)
    number: Mapped[str | None] = column(Line)
    number_key: Mapped[str | None] = column(SortKey, index=True)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    seats: Mapped[int | None] = column(Int)
    yearly_cost: Mapped[Decimal | None] = column(Money)
    starts: Mapped[dt.date | None] = column(Day)
    ends: Mapped[dt.date | None] = column(Day)
    renews: Mapped[bool] = column(Flag, nullable=False, default=False)
    notice_days: Mapped[int | None] = column(Int)
    department_id: Mapped[int | None] = ref("department.id", index=True)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(ContractKind)})", name="kind"),
        CheckConstraint("seats > 0 AND yearly_cost >= 0 AND notice_days >= 0", name="numbers"),
        CheckConstraint("starts <= ends", name="span"),
        Index(None, "name_key", "id"),
        Index(None, "ends", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.number)


class ContractSeat(StateRow, Base):
    """A seat that an asset or a person has; an asset under an insurance policy is insured for `insured_value`."""

    __tablename__ = "contract_seat"
    __kind__ = Kind.STATE

    contract_id: Mapped[int] = ref("contract.id", nullable=False, index=True)
    asset_id: Mapped[int | None] = ref("asset.id", index=True)
    holder_id: Mapped[int | None] = ref("holder.id", index=True)
    since: Mapped[dt.date] = column(Day, nullable=False)
    insured_value: Mapped[Decimal | None] = column(Money)
    note: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint("(asset_id IS NULL) <> (holder_id IS NULL)", name="of"),
        CheckConstraint("insured_value >= 0", name="insured_value"),
        Index("ux_contract_seat_asset", "contract_id", "asset_id", unique=True),
        Index("ux_contract_seat_holder", "contract_id", "holder_id", unique=True),
    )
