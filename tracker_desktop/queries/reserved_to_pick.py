"""What is to be fetched on a day, thing by thing and where each lies: to be brought to the counter beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select

from tracker_desktop.models.asset_kits import AssetKit, KitAsset
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries import shown
from tracker_desktop.queries.kits_out import pairs
from tracker_desktop.queries.lists.reservations import ABOUT, RESERVATIONS, USED_AT, WHAT
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.reservation_state import STANDS
from tracker_desktop.queries.reserved_spans import FETCHED
from tracker_desktop.wording.asset_kits import things_words
from tracker_desktop.wording.reservations import clock

NOWHERE, NONE_READY = "No place", "None is ready"


@dataclass(frozen=True)
class Pick:
    """One thing to bring. `place_key` sorts the places. `at` is when it is fetched, "" from the beginning of
    the day; `purpose` and `used_at` what for and where."""

    place: str
    place_key: str
    tag: str
    about: str
    holder: str
    at: str
    purpose: str
    used_at: str


def picks(connection: Connection, office: Office, first: dt.datetime, last: dt.datetime) -> list[Pick]:
    """What begins between two moments, by place. Of a category assets are proposed that are ready and not reserved."""
    query = (
        select(
            Reservation.asset_id,
            Reservation.kit_id,
            Reservation.category_id,
            (Reservation.quantity - FETCHED).label("left"),
            Reservation.starts,
            Reservation.ends,
            Reservation.purpose,
            Holder.name.label("holder"),
            WHAT.label("what"),
            ABOUT.label("about"),
            USED_AT.c.path.label("used_at"),
        )
        .select_from(RESERVATIONS.source)
        .where(STANDS, Reservation.starts >= first, Reservation.starts < last)
        .order_by(Reservation.starts, Reservation.id)
    )
    rows = connection.execute(query, office.params).all()
    taken = {row.asset_id for row in rows if row.asset_id is not None}
    found: list[Pick] = []
    for row in rows:
        for pick in _of_reservation(connection, office, row, taken):
            found.append(pick)
    return sorted(found, key=lambda one: (one.place_key, one.place, one.at, one.tag))


def _of_reservation(connection: Connection, office: Office, row: Any, taken: set[int]) -> Iterator[Pick]:
    def pick(place: str | None, key: str | None, tag: str, about: str) -> Pick:
        local = row.starts.astimezone(office.zone)
        at = clock(local) if local.time() > dt.time() else ""
        return Pick(place or NOWHERE, key or "", tag, about, row.holder, at, row.purpose or "", row.used_at or "")

    if row.asset_id is not None:
        place = _places(connection, Asset.id == row.asset_id)[0]
        yield pick(place.path, place.path_key, row.what, _state(place, row.about))
    elif row.kit_id is not None:
        yield from _of_kit(connection, row, pick)
    else:
        free = _free(connection, office, row, taken)
        for asset in free:
            taken.add(asset.id)
            yield pick(asset.path, asset.path_key, asset.tag, f"{asset.description} (any of {row.what})")
        if len(free) < row.left:
            yield pick(NONE_READY, "", f"{row.left - len(free)} × {row.what}", "not enough of it is here now")


def _of_kit(connection: Connection, row: Any, pick: Any) -> Iterator[Pick]:
    head = select(AssetKit.accessories, Place.path, Place.path_key).outerjoin(Place, Place.id == AssetKit.home_place_id)
    kit = connection.execute(head.where(AssetKit.id == row.kit_id)).one()
    members = select(KitAsset.asset_id).where(KitAsset.kit_id == row.kit_id)
    assets = _places(connection, Asset.id.in_(members))
    path, key = (kit.path, kit.path_key) if kit.path or not assets else (assets[0].path, assets[0].path_key)
    inside = [*(_state(asset, asset.tag) for asset in assets), things_words(pairs(kit.accessories))]
    yield pick(path, key, row.what, shown.joined([row.about, ", ".join(filter(None, inside))]))


def _state(asset: Any, about: str) -> str:
    """What it is, and why it is not there where that is known."""
    if asset.holder is not None:
        return f"{about} (with {asset.holder})"
    return about if asset.readiness == Readiness.READY.value else f"{about} ({asset.readiness})"


def _places(connection: Connection, where: Any) -> list[Any]:
    query = (
        select(Asset.id, Asset.tag, Asset.readiness, Place.path, Place.path_key, Holder.name.label("holder"))
        .outerjoin(Place, Place.id == Asset.place_id)
        .outerjoin(Holder, Holder.id == Asset.holder_id)
        .where(where)
        .order_by(Asset.tag_sort)
    )
    return list(connection.execute(query).all())


def _free(connection: Connection, office: Office, row: Any, taken: set[int]) -> list[Any]:
    """Ready assets of a category, in no kit and no other asset, and reserved by nobody in that time."""
    reserved = exists().where(
        Reservation.asset_id == Asset.id, STANDS, Reservation.starts < row.ends, Reservation.ends > row.starts
    )
    in_kit = exists().where(KitAsset.asset_id == Asset.id, AssetKit.id == KitAsset.kit_id, AssetKit.active == 1)
    query = (
        select(Asset.id, Asset.tag, Asset.description, Place.path, Place.path_key)
        .outerjoin(Place, Place.id == Asset.place_id)
        .where(Asset.category_id == row.category_id, Asset.readiness == Readiness.READY.value)
        .where(Asset.holder_id.is_(None), Asset.parent_id.is_(None), ~reserved, ~in_kit, Asset.id.not_in(sorted(taken)))
        .order_by(Asset.tag_sort)
        .limit(row.left)
    )
    return list(connection.execute(query, office.params).all())
