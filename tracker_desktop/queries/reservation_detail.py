"""A reservation as the card at the right of its list, and what is reserved of an asset."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, or_, select

from tracker_desktop.models.asset_kits import AssetKit, KitAsset
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.models.reservations import Reservation, ReservedAsset
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.reservations import ABOUT, RESERVATIONS, USED_AT, WHAT, span, until, what
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.reservation_state import RESERVATION_STATE, STANDS
from tracker_desktop.queries.reserved_spans import FETCHED

MOST_SHOWN = 3
_RESERVATION = (
    select(
        Reservation.id,
        WHAT.label("what"),
        ABOUT.label("about"),
        RESERVATION_STATE.label("state"),
        Reservation.quantity,
        Reservation.category_id,
        FETCHED.label("fetched"),
        Reservation.starts,
        Reservation.ends,
        Reservation.purpose,
        Reservation.note,
        Reservation.made_at,
        Reservation.cancel_reason,
        Holder.name.label("holder"),
        Person.name.label("made_by"),
        USED_AT.c.path.label("used_at"),
        AssetKit.code.label("kit"),
        Category.name.label("category"),
    )
    .select_from(RESERVATIONS.source)
    .where(Reservation.id == bindparam("id"))
)
_OUT = (
    select(Asset.tag)
    .join(ReservedAsset, ReservedAsset.asset_id == Asset.id)
    .where(ReservedAsset.reservation_id == bindparam("id"))
    .order_by(Asset.tag_sort)
)
_OF_ASSET = (
    select(Reservation.starts, Reservation.ends, Holder.name, AssetKit.code)
    .join(Holder, Holder.id == Reservation.holder_id)
    .outerjoin(AssetKit, AssetKit.id == Reservation.kit_id)
    .where(
        STANDS,
        or_(
            Reservation.asset_id == bindparam("id"),
            Reservation.kit_id.in_(select(KitAsset.kit_id).where(KitAsset.asset_id == bindparam("id"))),
        ),
    )
    .order_by(Reservation.starts)
)


@dataclass(frozen=True)
class ReservationDetail(Query[Card | None]):
    """Everything about a reservation; None where it is gone or was undone."""

    reservation_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        mine = {"id": self.reservation_id}
        row = connection.execute(_RESERVATION, office.params | mine).first()
        if row is None:
            return None
        called = what(office, row.what, row.quantity, row.category_id)
        out = connection.scalars(_OUT, mine).all()
        of_all = f"{row.fetched} of {row.quantity}" if row.category_id is not None and row.fetched else ""
        fields = (
            ("What it is", row.about),
            ("For", row.holder),
            ("From", shown.moment(office, row.starts)),
            ("Until", until(office, row.ends)),
            ("Used at", row.used_at),
            ("Purpose", row.purpose),
            ("Fetched", shown.joined([of_all, ", ".join(out)])),
            ("Cancelled", row.cancel_reason),
            ("Made", shown.joined([shown.moment(office, row.made_at), row.made_by])),
            ("Note", row.note),
        )
        code = row.what if row.category_id is None else ""
        return Card(called, span(office, row.starts, row.ends), row.state, code, filled(fields))


def reserved_of_asset(connection: Connection, office: Office, asset_id: int) -> str:
    """Who reserved an asset, or its kit, and when: Maria Lopez, 9 – 11 Dec."""
    rows = connection.execute(_OF_ASSET.limit(MOST_SHOWN + 1), office.params | {"id": asset_id}).all()
    parts = [
        f"{row.name}, {span(office, row.starts, row.ends)}{f' with {row.code}' if row.code else ''}"
        for row in rows[:MOST_SHOWN]
    ]
    return " · ".join([*parts, "and more"] if len(rows) > MOST_SHOWN else parts)
