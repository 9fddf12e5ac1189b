"""Assets: unique, tagged, valuable, and they come back. Custody is the history of who held them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Day, Flag, Int, Json, Line, Money, Quantity, SortKey, Uid, UtcTime


class Readiness(StrEnum):
    """Whether an asset may be used next. Independent of who holds it and where it is."""

    READY = "ready"
    TO_INSPECT = "to inspect"
    IN_MAINTENANCE = "in maintenance"
    MISSING = "missing"
    PENDING_DISPOSAL = "pending disposal"
    DISPOSED = "disposed"


class Condition(StrEnum):
    NEW = "new"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    DAMAGED = "damaged"
    BROKEN = "broken"


BAD = frozenset({Condition.DAMAGED.value, Condition.BROKEN.value})
"""What was lent in order has to be looked at, where it comes back so."""


class CustodyEnd(StrEnum):
    CHECKED_IN = "checked in"
    TRANSFERRED = "transferred"
    RELIEVED = "relieved"


class Asset(StateRow, Base):
    """An asset. Holder, place, home place, department, condition and readiness are independent facts.
    `due` and `held_since` repeat the open custody so that lists need no join; `steps_done` are ticked steps.
    What lies inside another (`parent_id`) goes where that goes. `scheme_id` None: it is written down as its category
    says. `disposed_on`: the day it left the books; what was disposed of before the office kept days has none."""

    __tablename__ = "asset"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"tag_sort", "description_key", "search"})

    tag: Mapped[str] = column(Line, nullable=False)
    tag_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    description: Mapped[str] = column(Line, nullable=False)
    category_id: Mapped[int | None] = ref("category.id")
    manufacturer: Mapped[str | None] = column(Line)
    model_number: Mapped[str | None] = column(Line)
    serial: Mapped[str | None] = column(Line)
    serial_key: Mapped[str | None] = column(SortKey)
    cost: Mapped[Decimal | None] = column(Money)
    purchased: Mapped[dt.date | None] = column(Day)
    in_service: Mapped[dt.date | None] = column(Day)
    end_of_life: Mapped[dt.date | None] = column(Day)
    warranty_end: Mapped[dt.date | None] = column(Day)
    supplier_id: Mapped[int | None] = ref("supplier.id")
    order_number: Mapped[str | None] = column(Line)
    condition: Mapped[str] = column(Line, nullable=False, default=Condition.GOOD.value)
    readiness: Mapped[str] = column(Line, nullable=False, default=Readiness.READY.value)
    department_id: Mapped[int | None] = ref("department.id")
    home_place_id: Mapped[int | None] = ref("place.id")
    place_id: Mapped[int | None] = ref("place.id")
    holder_id: Mapped[int | None] = ref("holder.id")
    due: Mapped[dt.date | None] = column(Day)
    held_since: Mapped[dt.datetime | None] = column(UtcTime)
    steps_done: Mapped[list[str]] = column(Json, nullable=False, default=list)
    parent_id: Mapped[int | None] = ref("asset.id")
    scheme_id: Mapped[int | None] = ref("depreciation_scheme.id", index=True)
    salvage: Mapped[Decimal | None] = column(Money)
    life_months: Mapped[int | None] = column(Int)
    life_units: Mapped[Decimal | None] = column(Quantity)
    replacement_cost: Mapped[Decimal | None] = column(Money)
    holds_data: Mapped[bool] = column(Flag, nullable=False, default=False)
    disposed_on: Mapped[dt.date | None] = column(Day)
    notes: Mapped[str | None] = column(Line)
    tag_sort: Mapped[str] = column(SortKey, nullable=False)
    description_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"readiness IN ({listed(Readiness)})", name="readiness"),
        CheckConstraint(f"condition IN ({listed(Condition)})", name="condition"),
        CheckConstraint("cost >= 0", name="cost"),
        CheckConstraint("due IS NULL OR holder_id IS NOT NULL", name="due"),
        CheckConstraint("parent_id <> id", name="parent"),
        CheckConstraint("salvage >= 0 AND life_months > 0 AND life_units > 0 AND replacement_cost >= 0", name="values"),
        CheckConstraint("disposed_on IS NULL OR readiness = 'disposed'", name="disposed_on"),
        Index(None, "parent_id", "tag_sort"),
        Index(None, "tag_sort", "id"),
        Index(None, "description_key", "tag_sort"),
        Index(None, "serial_key", "tag_sort"),
        Index(None, "holder_id", "tag_sort"),
        Index(None, "place_id", "tag_sort"),
        Index(None, "department_id", "tag_sort"),
        Index(None, "due", "tag_sort"),
        Index(None, "readiness", "tag_sort"),
        Index(None, "condition", "tag_sort"),
        Index(None, "warranty_end", "tag_sort"),
        Index(None, "category_id", "tag_sort"),
        Index(None, "cost", "tag_sort"),
        Index(None, "purchased", "tag_sort"),
        Index(None, "in_service", "tag_sort"),
        Index(None, "end_of_life", "tag_sort"),
        Index(None, "supplier_id", "tag_sort"),
        Index(None, "home_place_id", "tag_sort"),
        # what views and short filters read, in the order of the list: the table in that order costs six times as much
        Index(
            "ix_asset_listed",
            *("tag_sort", "id", "readiness", "parent_id", "holder_id", "due", "place_id", "department_id", "search"),
        ).ddl_if(dialect="sqlite"),
        # texts without a sort key of their own, as the lists order them
        Index("ix_asset_manufacturer_sort", text("lower(manufacturer)"), "tag_sort").ddl_if(dialect="sqlite"),
        Index("ix_asset_model_number_sort", text("lower(model_number)"), "tag_sort").ddl_if(dialect="sqlite"),
        Index("ix_asset_order_number_sort", text("lower(order_number)"), "tag_sort").ddl_if(dialect="sqlite"),
        Index("ix_asset_notes_sort", text("lower(substr(notes, 1, 40))"), "tag_sort").ddl_if(dialect="sqlite"),
    )

    def derive(self) -> None:
        self.tag_sort = sort_key(self.tag)
        self.description_key = sort_key(self.description)
        self.search = fold(self.tag, self.description, self.manufacturer, self.model_number, self.serial)


class Custody(StateRow, Base):
    """One holding of an asset: a loan where it has a due date, otherwise an assignment. At most one is open an asset.
    `opened_by` and `ended_by` are the uids of the entries; `handed_over` and `came_back` list what went with it.
    `extended` counts how often its due date was put off; `deposit` was paid for it, `deposit_back` was paid back."""

    __tablename__ = "custody"
    __kind__ = Kind.STATE

    asset_id: Mapped[int] = ref("asset.id", nullable=False, index=True)
    holder_id: Mapped[int] = ref("holder.id", nullable=False, index=True)
    due: Mapped[dt.date | None] = column(Day)
    started_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    opened_by: Mapped[str] = column(Uid, nullable=False, index=True)
    out_condition: Mapped[str | None] = column(Line)
    handed_over: Mapped[list[str]] = column(Json, nullable=False, default=list)
    ended_at: Mapped[dt.datetime | None] = column(UtcTime)
    ended_by: Mapped[str | None] = column(Uid, index=True)
    ended_how: Mapped[str | None] = column(Line)
    in_condition: Mapped[str | None] = column(Line)
    came_back: Mapped[list[str]] = column(Json, nullable=False, default=list)
    returned_by_id: Mapped[int | None] = ref("holder.id", index=True)
    extended: Mapped[int] = column(Int, nullable=False, default=0)
    deposit: Mapped[Decimal | None] = column(Money)
    deposit_back: Mapped[Decimal | None] = column(Money)

    __table_args__ = table(
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
        CheckConstraint(f"ended_how IN ({listed(CustodyEnd)})", name="ended_how"),
        CheckConstraint("extended >= 0 AND deposit >= 0 AND deposit_back >= 0", name="numbers"),
        Index(
            "ux_custody_open",
            "asset_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
        ),
    )
