"""A kit of assets as the card at the right of its list: what belongs to it, where each is, what is not back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.asset_kits import AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.kits_out import OutKit, out_kits, pairs
from tracker_desktop.queries.lists.asset_kits import KIT_STATE
from tracker_desktop.queries.lists.reservations import span
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.reservation_detail import MOST_SHOWN
from tracker_desktop.queries.reservation_state import STANDS
from tracker_desktop.queries.status import ASSET_STATUS
from tracker_desktop.wording.asset_kits import things_words

MOST_LINES = 30
_KIT = (
    select(
        AssetKit.code,
        AssetKit.name,
        AssetKit.accessories,
        AssetKit.notes,
        KIT_STATE.label("state"),
        Place.path.label("home"),
    )
    .outerjoin(Place, Place.id == AssetKit.home_place_id)
    .where(AssetKit.id == bindparam("id"))
)
_ASSETS = (
    select(Asset.tag, Asset.description, ASSET_STATUS.label("status"), Holder.name.label("holder"), Asset.holder_id)
    .join(KitAsset, KitAsset.asset_id == Asset.id)
    .outerjoin(Holder, Holder.id == Asset.holder_id)
    .where(KitAsset.kit_id == bindparam("id"))
    .order_by(Asset.tag_sort)
)
_RESERVED = (
    select(Reservation.starts, Reservation.ends, Holder.name)
    .join(Holder, Holder.id == Reservation.holder_id)
    .where(Reservation.kit_id == bindparam("id"), STANDS)
    .order_by(Reservation.starts)
    .limit(MOST_SHOWN)
)
_OF_ASSET = (
    select(AssetKit.code, AssetKit.name)
    .join(KitAsset, KitAsset.kit_id == AssetKit.id)
    .where(KitAsset.asset_id == bindparam("id"), AssetKit.active == 1)
)


@dataclass(frozen=True)
class AssetKitDetail(Query[Card | None]):
    """A kit and its contents; None where it is gone."""

    kit_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        mine = office.params | {"id": self.kit_id}
        row = connection.execute(_KIT, mine).first()
        if row is None:
            return None
        out = next(iter(out_kits(connection, KitOut.kit_id == self.kit_id)), None)
        assets = connection.execute(_ASSETS, mine).all()
        more = len(assets) - MOST_LINES
        fields = (
            ("Out to", "" if out is None else _out(office, out)),
            ("Not back", "" if out is None or row.state not in ("part_back", "overdue") else _missing(out)),
            *((asset.tag, _asset(asset, out)) for asset in assets[:MOST_LINES]),
            ("And", shown.things(more, "more asset") if more > 0 else ""),
            ("Accessories", things_words(pairs(row.accessories))),
            ("Home place", row.home),
            ("Reserved", _reserved(office, connection.execute(_RESERVED, mine).all())),
            ("Notes", row.notes),
        )
        return Card(row.name, row.code, row.state, row.code, filled(fields))


def kit_of_asset(connection: Connection, asset_id: int) -> str:
    """The kit that an asset belongs to: CAM-KIT-1 · Camera kit."""
    row = connection.execute(_OF_ASSET, {"id": asset_id}).first()
    return "" if row is None else shown.joined([row.code, row.name])


def _out(office: Office, out: OutKit) -> str:
    since = shown.day(office, out.started_at.astimezone(office.zone).date())
    due = f"due {shown.day(office, out.due)}" if out.due else ""
    return shown.joined([out.holder, f"since {since}", due])


def _missing(out: OutKit) -> str:
    return ", ".join([*(part.tag for part in out.missing), *([out.things_words] if out.things else [])])


def _asset(asset: Any, out: OutKit | None) -> str:
    status = str(asset.status).replace("_", " ")
    elsewhere = asset.holder_id is not None and (out is None or out.holder_id != asset.holder_id)
    return shown.joined([asset.description, status, asset.holder if elsewhere else ""])


def _reserved(office: Office, rows: Sequence[Any]) -> str:
    return " · ".join(f"{row.name}, {span(office, row.starts, row.ends)}" for row in rows)
