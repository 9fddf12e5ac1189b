"""What a holder has reserved and is about to fetch, as the counter asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.reserved_spans import FETCHED

NEAR = dt.timedelta(days=1)
"""So long before it begins a reservation may be fetched and still says when things are due back."""


@dataclass(frozen=True)
class ReservedUntil(Query[dt.date | None]):
    """The day on which what this holder reserved of these assets and kits, and is about to fetch, is due back; None
    where nothing of it is reserved for now."""

    holder_id: int
    asset_ids: tuple[int, ...]
    kit_ids: tuple[int, ...] = ()

    def run(self, connection: Connection) -> dt.date | None:
        office = office_of(connection)
        categories = select(Asset.category_id).where(Asset.id.in_(self.asset_ids))
        query = select(Reservation.ends).where(
            Reservation.holder_id == self.holder_id,
            Reservation.state == ReservationState.RESERVED.value,
            Reservation.ends > office.now,
            Reservation.starts < office.now + NEAR,
            or_(
                Reservation.asset_id.in_(self.asset_ids),
                Reservation.kit_id.in_(self.kit_ids),
                Reservation.category_id.in_(categories),
            ),
        )
        ends = connection.scalars(query.order_by(Reservation.ends).limit(1)).first()
        return None if ends is None else (ends - dt.timedelta(microseconds=1)).astimezone(office.zone).date()


@dataclass(frozen=True)
class ToFetch:
    """A reservation that stands: what it is of, for whom, where it will be used. `left` are still to fetch."""

    id: int
    holder_id: int
    asset_id: int | None
    kit_id: int | None
    category_id: int | None
    called: str
    left: int
    place: tuple[int, str] | None


@dataclass(frozen=True)
class ToFetchOf(Query[tuple[ToFetch, ...]]):
    """Those of these reservations that are reserved still, in the order of their times."""

    ids: Sequence[int]

    def run(self, connection: Connection) -> tuple[ToFetch, ...]:
        query = (
            select(
                Reservation.id,
                Reservation.holder_id,
                Reservation.asset_id,
                Reservation.kit_id,
                Reservation.category_id,
                Asset.tag,
                AssetKit.code,
                Category.name,
                Reservation.quantity - FETCHED,
                Place.id,
                Place.path,
            )
            .outerjoin(Asset, Asset.id == Reservation.asset_id)
            .outerjoin(AssetKit, AssetKit.id == Reservation.kit_id)
            .outerjoin(Category, Category.id == Reservation.category_id)
            .outerjoin(Place, Place.id == Reservation.place_id)
            .where(Reservation.id.in_(list(self.ids)), Reservation.state == ReservationState.RESERVED.value)
            .order_by(Reservation.starts, Reservation.id)
        )
        return tuple(_reserved(row) for row in connection.execute(query))


def _reserved(row: Any) -> ToFetch:
    row_id, holder_id, asset_id, kit_id, category_id, tag, kit, category, left, place_id, path = row
    place = None if place_id is None else (place_id, path)
    return ToFetch(row_id, holder_id, asset_id, kit_id, category_id, tag or kit or category, left, place)
