"""Fields of one's own: what a category of assets knows besides what every asset has."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, SortKey


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes or no"
    MONEY = "money"
    LINK = "link"


class OwnField(StateRow, Base):
    """A field that the assets of a category have; of all assets where `category_id` is None. `choices` of a choice,
    `unit` of a number. `required` wherever it is filled in, `is_unique` among all assets; `at_check_out` and
    `at_check_in`: asked there."""

    __tablename__ = "own_field"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    category_id: Mapped[int | None] = ref("category.id", index=True)
    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    kind: Mapped[str] = column(Line, nullable=False)
    unit: Mapped[str | None] = column(Line)
    choices: Mapped[list[str]] = column(Json, nullable=False, default=list)
    required: Mapped[bool] = column(Flag, nullable=False, default=False)
    is_unique: Mapped[bool] = column(Flag, nullable=False, default=False)
    at_check_out: Mapped[bool] = column(Flag, nullable=False, default=False)
    at_check_in: Mapped[bool] = column(Flag, nullable=False, default=False)
    position: Mapped[int] = column(Int, nullable=False, default=0)
    hint: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(FieldKind)})", name="kind"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name)


class OwnValue(StateRow, Base):
    """What an asset has in a field, as text: a number with a point, a date as ISO, yes or no, an amount with a point.
    `value_key` is its sorted form; `unique_key` (field and value) where the field is unique."""

    __tablename__ = "own_value"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"search"})

    asset_id: Mapped[int] = ref("asset.id", nullable=False)
    field_id: Mapped[int] = ref("own_field.id", nullable=False)
    value: Mapped[str] = column(Line, nullable=False)
    value_key: Mapped[str] = column(SortKey, nullable=False)
    unique_key: Mapped[str | None] = column(SortKey, unique=True)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        UniqueConstraint("asset_id", "field_id"),
        Index(None, "field_id", "value_key"),
    )

    def derive(self) -> None:
        self.search = fold(self.value)
