"""Stock counts: each line keeps what the book said at the moment it was counted, and the difference is posted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, Money, Quantity, SortKey, UtcTime


class CountState(StrEnum):
    OPEN = "open"
    WAITING = "waiting for approval"
    POSTED = "posted"
    CANCELLED = "cancelled"


class AbcClass(StrEnum):
    """By annual use value: A the first 80 %, B the next 15 %, C the rest."""

    A = "A"
    B = "B"
    C = "C"


class StockCount(StateRow, Base):
    """`scope` is what was asked for at the opening: {"kind": "places", "ids": [4], "below": true, "sample": "20"};
    `totals` what the count came to when it was posted. Blind: who counts is not shown the book."""

    __tablename__ = "stock_count"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key"})

    name: Mapped[str] = column(Line, nullable=False)
    scope: Mapped[dict[str, Any]] = column(Json, nullable=False)
    blind: Mapped[bool] = column(Flag, nullable=False, default=True)
    state: Mapped[str] = column(Line, nullable=False, default=CountState.OPEN.value)
    opened_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    opened_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    closed_at: Mapped[dt.datetime | None] = column(UtcTime)
    closed_by_id: Mapped[int | None] = ref("person.id", index=True)
    totals: Mapped[dict[str, Any] | None] = column(Json)
    note: Mapped[str | None] = column(Line)
    name_key: Mapped[str] = column(SortKey, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(CountState)})", name="state"),
        CheckConstraint("(closed_at IS NULL) = (closed_by_id IS NULL)", name="closed"),
        Index(None, "state", "opened_at"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)


class CountLine(StateRow, Base):
    """One lot at one place. `asked`: on the list from the opening, otherwise found there.

    `counted` is in base units (None: not counted yet), `entered` as it was said (3 boxes and 7). `book` is what the
    book said when it was counted, `position` the id of the last movement then. `first_counted` and `first_by_id` keep
    the first count where a second one was made. `difference`, `difference_value` and `within` (the tolerance) are
    as they were posted, of the lines alone that differed.
    """

    __tablename__ = "count_line"
    __kind__ = Kind.STATE

    count_id: Mapped[int] = ref("stock_count.id", nullable=False)
    item_id: Mapped[int] = ref("item.id", nullable=False, index=True)
    lot_id: Mapped[int] = ref("lot.id", nullable=False, index=True)
    place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    asked: Mapped[bool] = column(Flag, nullable=False, default=True)
    abc: Mapped[str | None] = column(Line)
    counted: Mapped[Decimal | None] = column(Quantity)
    entered: Mapped[str | None] = column(Line)
    book: Mapped[Decimal | None] = column(Quantity)
    position: Mapped[int | None] = column(Int)
    counted_at: Mapped[dt.datetime | None] = column(UtcTime)
    counted_by_id: Mapped[int | None] = ref("person.id", index=True)
    first_counted: Mapped[Decimal | None] = column(Quantity)
    first_by_id: Mapped[int | None] = ref("person.id", index=True)
    again: Mapped[bool] = column(Flag, nullable=False, default=False)
    reason: Mapped[str | None] = column(Line)
    note: Mapped[str | None] = column(Line)
    difference: Mapped[Decimal | None] = column(Quantity)
    difference_value: Mapped[Decimal | None] = column(Money)
    within: Mapped[bool | None] = column(Flag)
    sort: Mapped[str] = column(SortKey, nullable=False)

    __table_args__ = table(
        UniqueConstraint("count_id", "item_id", "lot_id", "place_id"),
        CheckConstraint("counted >= 0 AND book >= 0 AND first_counted >= 0", name="quantities"),
        CheckConstraint(
            "(counted IS NULL) = (counted_at IS NULL) AND (counted IS NULL) = (counted_by_id IS NULL)"
            " AND (counted IS NULL) = (book IS NULL) AND (counted IS NULL) = (position IS NULL)",
            name="counted",
        ),
        CheckConstraint(f"abc IN ({listed(AbcClass)})", name="abc"),
        Index(None, "count_id", "sort", "id"),
    )
