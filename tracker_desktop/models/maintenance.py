"""Maintenance: plans by time and by use, what is due of them, meters, and work orders with what they cost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Json, Line, Money, Quantity, SortKey, UtcTime

CHECK_OUTS = "check-outs"
"""The meter that counts by itself how often an asset was checked out."""


class WorkKind(StrEnum):
    SERVICE = "service"
    REPAIR = "repair"
    INSPECTION = "inspection"
    CALIBRATION = "calibration"
    CLEANING = "cleaning"
    UPGRADE = "upgrade"


class WorkState(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in progress"
    WAITING = "waiting for parts"
    DONE = "done"
    CANCELLED = "cancelled"


class CostKind(StrEnum):
    LABOUR = "labour"
    SERVICE = "service"
    OTHER = "other"


class Task(TypedDict):
    """A task of a work order; `by` (person id) and `at` (ISO, UTC) where it is done."""

    text: str
    by: int | None
    at: str | None


class MaintenancePlan(StateRow, Base):
    """What is to be done again and again with one asset, or with each of a category. It is due by whichever comes
    first: every `months` or `days`, on `dates` of each year ("03-31"), or when `meter` has gone on by `every`. `fixed`:
    months and days are counted from the day it was due, not from the day it was done. `warn_days` before the day it is
    due soon. `hard_stop`: overdue, the asset is not handed out, for no reason."""

    __tablename__ = "maintenance_plan"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    name: Mapped[str] = column(Line, nullable=False)
    kind: Mapped[str] = column(Line, nullable=False)
    asset_id: Mapped[int | None] = ref("asset.id", index=True)
    category_id: Mapped[int | None] = ref("category.id", index=True)
    starts: Mapped[dt.date | None] = column(Day)
    months: Mapped[int | None] = column(Int)
    days: Mapped[int | None] = column(Int)
    dates: Mapped[list[str]] = column(Json, nullable=False, default=list)
    meter: Mapped[str | None] = column(Line)
    every: Mapped[Decimal | None] = column(Quantity)
    fixed: Mapped[bool] = column(Flag, nullable=False, default=False)
    warn_days: Mapped[int] = column(Int, nullable=False, default=30)
    hard_stop: Mapped[bool] = column(Flag, nullable=False, default=False)
    tasks: Mapped[list[str]] = column(Json, nullable=False, default=list)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    cost: Mapped[Decimal | None] = column(Money)
    note: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(WorkKind)})", name="kind"),
        CheckConstraint("(asset_id IS NULL) <> (category_id IS NULL)", name="of"),
        CheckConstraint("months > 0 AND days > 0 AND every > 0 AND warn_days >= 0 AND cost >= 0", name="numbers"),
        CheckConstraint("(meter IS NULL) = (every IS NULL)", name="use"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.kind)


class PlanDue(StateRow, Base):
    """When a plan is due for one asset: next on `due` or at `due_at` of its meter, whichever comes first. `by_use`:
    the meter has reached `due_at`. `last_on` and `last_at` are when it was done last, and what the meter said then;
    before the first time it is counted from `counted_from`. `expected` is the day to plan with: `due`, or earlier
    where the meter will reach `due_at` by its daily average, or has reached it."""

    __tablename__ = "plan_due"
    __kind__ = Kind.STATE

    plan_id: Mapped[int] = ref("maintenance_plan.id", nullable=False)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    counted_from: Mapped[dt.date] = column(Day, nullable=False)
    last_on: Mapped[dt.date | None] = column(Day)
    last_at: Mapped[Decimal | None] = column(Quantity)
    due: Mapped[dt.date | None] = column(Day)
    due_at: Mapped[Decimal | None] = column(Quantity)
    by_use: Mapped[bool] = column(Flag, nullable=False, default=False)
    expected: Mapped[dt.date | None] = column(Day)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)

    __table_args__ = table(
        UniqueConstraint("plan_id", "asset_id"),
        Index(None, "expected", "asset_id"),
    )


class AssetMeter(StateRow, Base):
    """What a meter of an asset says: hours, kilometres, check-outs. `total` goes on over a new meter; `reading` is what
    stands on the meter itself."""

    __tablename__ = "asset_meter"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False)
    meter: Mapped[str] = column(Line, nullable=False)
    reading: Mapped[Decimal] = column(Quantity, nullable=False)
    total: Mapped[Decimal] = column(Quantity, nullable=False)
    read_on: Mapped[dt.date] = column(Day, nullable=False)

    __table_args__ = table(UniqueConstraint("asset_id", "meter"), Index(None, "meter"))


class MeterReading(StateRow, Base):
    """One reading: what stood on the meter, and the total with what older meters had counted. `jump`: why it is lower
    than the one before (a new meter, a wrong reading)."""

    __tablename__ = "meter_reading"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False)
    meter: Mapped[str] = column(Line, nullable=False)
    read_on: Mapped[dt.date] = column(Day, nullable=False)
    reading: Mapped[Decimal] = column(Quantity, nullable=False)
    total: Mapped[Decimal] = column(Quantity, nullable=False)
    jump: Mapped[str | None] = column(Line)
    read_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)

    __table_args__ = table(Index(None, "asset_id", "meter", "read_on"))


class WorkOrder(StateRow, Base):
    """Work on an asset, by its own people or a supplier. What it cost is told by its cost lines and by the stock that
    was issued to it. `down_from`, `down_until`: when the asset could not be used. `certificate` is that of a
    calibration; `certified_until` the day it holds."""

    __tablename__ = "work_order"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"search"})

    number: Mapped[str | None] = column(Line)
    number_key: Mapped[str | None] = column(SortKey, unique=True)
    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    plan_id: Mapped[int | None] = ref("maintenance_plan.id", index=True)
    kind: Mapped[str] = column(Line, nullable=False)
    title: Mapped[str] = column(Line, nullable=False)
    state: Mapped[str] = column(Line, nullable=False, default=WorkState.OPEN.value)
    opened_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    opened_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    worker_id: Mapped[int | None] = ref("person.id", index=True)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    due: Mapped[dt.date | None] = column(Day)
    tasks: Mapped[list[Task]] = column(Json, nullable=False, default=list)
    down_from: Mapped[dt.datetime | None] = column(UtcTime)
    down_until: Mapped[dt.datetime | None] = column(UtcTime)
    finished_on: Mapped[dt.date | None] = column(Day)
    finished_by_id: Mapped[int | None] = ref("person.id", index=True)
    certificate: Mapped[str | None] = column(Line)
    certified_until: Mapped[dt.date | None] = column(Day)
    note: Mapped[str | None] = column(Line)
    result: Mapped[str | None] = column(Line)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(WorkKind)})", name="kind"),
        CheckConstraint(f"state IN ({listed(WorkState)})", name="state"),
        CheckConstraint("(state = 'done') = (finished_on IS NOT NULL)", name="finished"),
        Index(None, "state", "due"),
        Index(None, "opened_at"),
    )

    def derive(self) -> None:
        self.search = fold(self.number, self.title, self.certificate)


class WorkCost(StateRow, Base):
    """What a work order cost besides parts: labour of own people, the invoice of a supplier."""

    __tablename__ = "work_cost"
    __kind__ = Kind.STATE

    work_order_id: Mapped[int] = ref("work_order.id", nullable=False, index=True)
    kind: Mapped[str] = column(Line, nullable=False)
    text: Mapped[str | None] = column(Line)
    spent_on: Mapped[dt.date] = column(Day, nullable=False)
    hours: Mapped[Decimal | None] = column(Quantity)
    amount: Mapped[Decimal] = column(Money, nullable=False)
    supplier_id: Mapped[int | None] = ref("supplier.id", index=True)
    worker_id: Mapped[int | None] = ref("person.id", index=True)
    reference: Mapped[str | None] = column(Line)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(CostKind)})", name="kind"),
        CheckConstraint("amount >= 0 AND hours > 0", name="amount"),
        Index(None, "spent_on"),
    )


class WorkPart(StateRow, Base):
    """Stock that was issued to a work order: the movement that took it. What came back of it is told by the movements
    that return it."""

    __tablename__ = "work_part"
    __kind__ = Kind.STATE

    work_order_id: Mapped[int] = ref("work_order.id", nullable=False, index=True)
    movement_id: Mapped[int] = ref("movement.id", nullable=False, unique=True)
    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)

    __table_args__ = table()
