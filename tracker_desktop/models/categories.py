"""Categories of assets: how they are tagged, lent and made ready again."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NotRequired, TypedDict

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, Money, SortKey


class Policy(StrEnum):
    """What happens at the counter where there is something against it: a holder with overdue things, a reservation of
    somebody else, maintenance that is overdue."""

    WARN = "warn"
    REFUSE = "refuse"


class StepKind(StrEnum):
    INSPECT = "inspect"
    CLEAN = "clean"
    REFILL = "refill"
    CALIBRATE = "calibrate"
    ACCESSORIES = "accessories"


class Step(TypedDict):
    """One line of a checklist before another use: `Objectives and stage wiped`. Without a kind it is "inspect"; a
    `photo` must show it where that is wanted."""

    text: str
    required: bool
    kind: NotRequired[str]
    photo: NotRequired[bool]


class Category(StateRow, Base):
    """`loan_days` is the usual length of a loan; none means that check-out is without a due date.
    `checklist` is done at each return, `goes_with` is what is handed over beside the asset. `most_out`: so many a
    person may have at once; `extend_times`: so often a loan is extended; `training` a person needs, `deposit` is paid;
    `needs_approval`: another person approves the loan; `needs_acceptance`: another department accepts a transfer.
    `holds_data`: it is wiped before it is disposed of. `replace_years` after its purchase an asset is replaced."""

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
    reserved_policy: Mapped[str] = column(Line, nullable=False, default=Policy.WARN.value)
    maintenance_policy: Mapped[str] = column(Line, nullable=False, default=Policy.WARN.value)
    most_out: Mapped[int | None] = column(Int)
    extend_times: Mapped[int | None] = column(Int)
    deposit: Mapped[Decimal | None] = column(Money)
    training: Mapped[str | None] = column(Line)
    needs_approval: Mapped[bool] = column(Flag, nullable=False, default=False)
    needs_acceptance: Mapped[bool] = column(Flag, nullable=False, default=False)
    holds_data: Mapped[bool] = column(Flag, nullable=False, default=False)
    scheme_id: Mapped[int | None] = ref("depreciation_scheme.id", index=True)
    replace_years: Mapped[int | None] = column(Int)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"holder_policy IN ({listed(Policy)})", name="holder_policy"),
        CheckConstraint("loan_days > 0", name="loan_days"),
        CheckConstraint(f"reserved_policy IN ({listed(Policy)})", name="reserved_policy"),
        CheckConstraint(f"maintenance_policy IN ({listed(Policy)})", name="maintenance_policy"),
        CheckConstraint("most_out > 0 AND extend_times >= 0 AND deposit >= 0 AND replace_years > 0", name="terms"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.tag_prefix)
