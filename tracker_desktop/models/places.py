"""The tree of places: stores, bins, rooms, and the virtual ones that stock comes from and goes to."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import Base, Kind, StateRow, column, listed, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Line, SortKey


class PlaceKind(StrEnum):
    STORE = "store"
    BIN = "bin"
    ROOM = "room"
    VEHICLE = "vehicle"
    RETURNS_SHELF = "returns shelf"
    QUARANTINE = "quarantine"
    HOLD = "hold"
    SUPPLIER = "supplier"
    CONSUMED = "consumed"
    LOST = "lost"
    SCRAPPED = "scrapped"
    SOLD = "sold"
    IN_TRANSIT = "in transit"
    OPENING = "opening balance"
    VARIANCE = "variance"


VIRTUAL = frozenset(
    {
        PlaceKind.SUPPLIER,
        PlaceKind.CONSUMED,
        PlaceKind.LOST,
        PlaceKind.SCRAPPED,
        PlaceKind.SOLD,
        PlaceKind.IN_TRANSIT,
        PlaceKind.OPENING,
        PlaceKind.VARIANCE,
    }
)
ISSUABLE = frozenset({PlaceKind.STORE, PlaceKind.BIN, PlaceKind.ROOM, PlaceKind.VEHICLE})


class Place(StateRow, Base):
    """A place with a code to scan. `path` is its name behind those of its parents: `Store 1 / A-04`. A `structural` one
    holds nothing itself: a building, a row of shelves."""

    __tablename__ = "place"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"path_key", "search"})

    holder_id: Mapped[int] = ref("holder.id", nullable=False, unique=True)
    code: Mapped[str] = column(Line, nullable=False)
    code_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False)
    path: Mapped[str] = column(Line, nullable=False)
    kind: Mapped[str] = column(Line, nullable=False)
    structural: Mapped[bool] = column(Flag, nullable=False, default=False)
    parent_id: Mapped[int | None] = ref("place.id", index=True)
    responsible_id: Mapped[int | None] = ref("person.id", index=True)
    coordinates: Mapped[str | None] = column(Line)
    notes: Mapped[str | None] = column(Line)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    path_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"kind IN ({listed(PlaceKind)})", name="kind"),
        CheckConstraint("parent_id <> id", name="parent"),
        Index(None, "path_key", "id"),
        Index(None, "kind"),
    )

    def derive(self) -> None:
        self.path_key = sort_key(self.path)
        self.search = fold(self.path, self.code)
