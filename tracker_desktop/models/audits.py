"""Audits: what is expected is frozen at the opening, what is seen is kept beside it, nothing changes until posting."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.models.text import sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, Money, SortKey, UtcTime


class AuditState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Finding(StrEnum):
    """The classes of DESIGN: each asset of an audit is in exactly one. NOT_RECORDED and UNKNOWN_CODE are beside what
    was expected."""

    FOUND = "found"
    SEEN_ELSEWHERE = "seen elsewhere"  # expected here, seen in another place since the opening
    UNEXPECTED_STATE = "unexpected state"  # seen, though lent, in maintenance, missing or disposed of
    MISSING = "missing"
    MOVED_SINCE = "moved since"  # its record was changed after the opening
    NOT_SEEN = "not seen yet"
    RECORDED_ELSEWHERE = "recorded elsewhere"  # not expected; seen in a place that is not that of its record
    ALSO_SEEN = "also seen"  # not expected; its record agrees with where it was seen
    UNKNOWN_CODE = "unknown code"


SUMMED = (
    Finding.FOUND,
    Finding.SEEN_ELSEWHERE,
    Finding.UNEXPECTED_STATE,
    Finding.MISSING,
    Finding.MOVED_SINCE,
    Finding.NOT_SEEN,
)
"""These add up to what was expected."""


class Search(StrEnum):
    """What was said of a line that was not seen, against what its room says."""

    MISSING = "missing"  # looked for and not there
    AGAIN = "look again"


class Audit(StateRow, Base):
    """`scope` is what was asked for at the opening: {"kind": "places", "ids": [4], "below": true, "sample": "5 %"}.
    `expected` and `value` are the number and the cost of what was expected, `totals` what it came to at the closing."""

    __tablename__ = "audit"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key"})

    name: Mapped[str] = column(Line, nullable=False)
    scope: Mapped[dict[str, Any]] = column(Json, nullable=False)
    blind: Mapped[bool] = column(Flag, nullable=False, default=False)
    state: Mapped[str] = column(Line, nullable=False, default=AuditState.OPEN.value)
    opened_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    opened_by_id: Mapped[int] = ref("person.id", nullable=False, index=True)
    expected: Mapped[int] = column(Int, nullable=False)
    value: Mapped[Decimal] = column(Money, nullable=False)
    closed_at: Mapped[dt.datetime | None] = column(UtcTime)
    closed_by_id: Mapped[int | None] = ref("person.id", index=True)
    totals: Mapped[dict[str, Any] | None] = column(Json)
    note: Mapped[str | None] = column(Line)
    name_key: Mapped[str] = column(SortKey, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"state IN ({listed(AuditState)})", name="state"),
        CheckConstraint("(closed_at IS NULL) = (closed_by_id IS NULL)", name="closed"),
        Index(None, "state", "opened_at"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)


class AuditCycle(StateRow, Base):
    """Every how many months a place or a department (by its holder id) is to be audited."""

    __tablename__ = "audit_cycle"
    __kind__ = Kind.STATE

    holder_id: Mapped[int] = ref("holder.id", nullable=False, unique=True)
    months: Mapped[int] = column(Int, nullable=False)

    __table_args__ = table(CheckConstraint("months > 0", name="months"))


class AuditRoom(StateRow, Base):
    """A place of an audit. Once it is finished, what was expected there and not seen is missing."""

    __tablename__ = "audit_room"
    __kind__ = Kind.STATE

    audit_id: Mapped[int] = ref("audit.id", nullable=False)
    place_id: Mapped[int] = ref("place.id", nullable=False, index=True)
    finished_at: Mapped[dt.datetime | None] = column(UtcTime)
    finished_by_id: Mapped[int | None] = ref("person.id", index=True)

    __table_args__ = table(
        UniqueConstraint("audit_id", "place_id"),
        CheckConstraint("(finished_at IS NULL) = (finished_by_id IS NULL)", name="finished"),
    )


SELDOM = (
    *("holder_id", "seen_place_id", "seen_by_id", "maybe_asset_id"),
    *("to_place_id", "to_holder_id", "decided_by_id", "approval_id"),
)
"""Columns that most lines have empty: their indexes leave those out, so that 50,000 lines are opened quickly."""


class AuditLine(StateRow, Base):
    """An asset that was expected, or one or a code that was seen besides.

    `place_id`, `holder_id` and `readiness` are the record at the opening, or of what was not expected at its first
    scan; `tag` its tag then, or the code as it was scanned. `seen_here`: seen where the record says; `odd`: the state
    in which it should not have been there. `code` was confirmed to be on the asset, where `attach` it becomes one of
    it. `maybe_asset_id` is probably the same, `maybe_why` says why. From `resolution` to `decided_by_id` stands what
    is to be done, `result` (a Finding) once that was posted; `approval_id` where it waits for another person.
    """

    __tablename__ = "audit_line"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"tag_sort"})

    audit_id: Mapped[int] = ref("audit.id", nullable=False)
    asset_id: Mapped[int | None] = ref("asset.id")
    tag: Mapped[str] = column(Line, nullable=False)
    expected: Mapped[bool] = column(Flag, nullable=False)
    place_id: Mapped[int | None] = ref("place.id")
    holder_id: Mapped[int | None] = ref("holder.id")
    readiness: Mapped[str | None] = column(Line)
    value: Mapped[Decimal | None] = column(Money)
    seen_at: Mapped[dt.datetime | None] = column(UtcTime)
    seen_place_id: Mapped[int | None] = ref("place.id")
    seen_by_id: Mapped[int | None] = ref("person.id")
    seen_how: Mapped[str | None] = column(Line)
    seen_here: Mapped[bool | None] = column(Flag)
    times_seen: Mapped[int] = column(Int, nullable=False, default=0)
    odd: Mapped[str | None] = column(Line)
    condition: Mapped[str | None] = column(Line)
    note: Mapped[str | None] = column(Line)
    search: Mapped[str | None] = column(Line)
    code: Mapped[str | None] = column(Line)
    code_key: Mapped[str | None] = column(SortKey)
    attach: Mapped[bool] = column(Flag, nullable=False, default=False)
    maybe_asset_id: Mapped[int | None] = ref("asset.id")
    maybe_why: Mapped[str | None] = column(Line)
    resolution: Mapped[str | None] = column(Line)
    to_place_id: Mapped[int | None] = ref("place.id")
    to_holder_id: Mapped[int | None] = ref("holder.id")
    reason: Mapped[str | None] = column(Line)
    details: Mapped[dict[str, Any] | None] = column(Json)
    decided_by_id: Mapped[int | None] = ref("person.id")
    result: Mapped[str | None] = column(Line)
    approval_id: Mapped[int | None] = ref("approval.id")
    tag_sort: Mapped[str] = column(SortKey, nullable=False)

    __table_args__ = table(
        UniqueConstraint("asset_id", "audit_id"),
        CheckConstraint(f"seen_how IN ({listed(SeenBy)})", name="seen_how"),
        CheckConstraint(f"search IN ({listed(Search)})", name="search"),
        CheckConstraint(f"result IN ({listed(Finding)})", name="result"),
        CheckConstraint("asset_id IS NOT NULL OR code_key IS NOT NULL", name="thing"),
        CheckConstraint("expected = 0 OR asset_id IS NOT NULL", name="expected"),
        Index(None, "audit_id", "tag_sort", "id"),
        Index(None, "place_id", "audit_id"),
        Index(None, "audit_id", "code_key", sqlite_where=text("code_key IS NOT NULL")),
        *(Index(None, name, sqlite_where=text(f"{name} IS NOT NULL")) for name in SELDOM),
    )

    def derive(self) -> None:
        self.tag_sort = sort_key(self.tag)
