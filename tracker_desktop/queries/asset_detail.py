"""The detail of an asset."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.contracts import ContractSeat
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import SeenBy, Sighting
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.asset_data import lies_in, own_data
from tracker_desktop.queries.asset_kit_detail import kit_of_asset
from tracker_desktop.queries.attachments import first_picture
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.contract_detail import on_contracts
from tracker_desktop.queries.disposal_detail import disposal_words
from tracker_desktop.queries.inspection_detail import last_inspection
from tracker_desktop.queries.lending_detail import loan_of_asset
from tracker_desktop.queries.lists.assets import ASSETS, HOME
from tracker_desktop.queries.loss_detail import loss_words
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.reservation_detail import reserved_of_asset
from tracker_desktop.queries.status import ASSET_STATUS
from tracker_desktop.queries.value_detail import worth_of_asset
from tracker_desktop.queries.work_detail import maintenance_of_asset

SEEN_WORDS = {SeenBy.SCAN: "by scan", SeenBy.BATCH: "by batch file", SeenBy.SHEET: "on an audit sheet"}

_ASSET = (
    select(
        Asset.tag,
        Asset.description,
        ASSET_STATUS.label("status"),
        Asset.serial,
        Asset.manufacturer,
        Asset.model_number,
        Asset.condition,
        Asset.readiness,
        Asset.cost,
        Asset.purchased,
        Asset.in_service,
        Asset.warranty_end,
        Asset.end_of_life,
        Asset.order_number,
        Asset.due,
        Asset.held_since,
        Asset.steps_done,
        Asset.notes,
        Category.name.label("category"),
        Category.checklist,
        Department.name.label("department"),
        Place.path.label("place"),
        HOME.c.path.label("home"),
        Holder.name.label("holder"),
        Supplier.name.label("supplier"),
    )
    .select_from(ASSETS.source)
    .where(Asset.id == bindparam("id"))
)
_HANDED_OVER = select(Custody.handed_over).where(Custody.asset_id == bindparam("id"), Custody.ended_at.is_(None))
_SEEN = (
    select(Sighting.seen_at, Sighting.how, Place.path)
    .outerjoin(Place, Place.id == Sighting.place_id)
    .where(Sighting.asset_id == bindparam("id"))
    .order_by(Sighting.seen_at.desc(), Sighting.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class AssetDetail(Query[Card | None]):
    """Everything about an asset; None where it is gone."""

    asset_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_ASSET, office.params | {"id": self.asset_id}).first()
        if row is None:
            return None
        handed_over = connection.scalar(_HANDED_OVER, {"id": self.asset_id}) or ()
        seen = connection.execute(_SEEN, {"id": self.asset_id}).first()
        since = row.held_since and row.held_since.astimezone(office.zone).date()
        fields = (
            ("Serial number", row.serial),
            ("Manufacturer", row.manufacturer),
            ("Model", row.model_number),
            ("Category", row.category),
            ("Condition", shown.word(office, row.condition)),
            ("Department", row.department),
            ("Location", row.place),
            *lies_in(connection, self.asset_id),
            ("Home place", row.home if row.home != row.place else ""),
            (
                "Held by",
                row.holder and shown.joined([row.holder, f"since {shown.day(office, since)}" if since else ""]),
            ),
            ("Loss", loss_words(connection, office, self.asset_id)),
            ("Disposal", disposal_words(connection, office, self.asset_id)),
            ("Due back", _due(office, row.due)),
            *loan_of_asset(connection, office, self.asset_id),
            ("Handed over", ", ".join(handed_over)),
            ("Belongs to kit", kit_of_asset(connection, self.asset_id)),
            ("Reserved", reserved_of_asset(connection, office, self.asset_id)),
            ("Still to do", _open_steps(row)),
            ("Last inspection", last_inspection(connection, office, self.asset_id)),
            ("Purchased", shown.joined([shown.day(office, row.purchased), shown.amount(office, row.cost)])),
            ("In service", shown.day(office, row.in_service)),
            *worth_of_asset(connection, office, self.asset_id),
            ("Warranty", _warranty(office, row.warranty_end)),
            ("End of life", shown.day(office, row.end_of_life)),
            ("Supplier", shown.joined([row.supplier, row.order_number])),
            ("Seen", _seen(office, seen)),
            *maintenance_of_asset(connection, office, self.asset_id),
            *on_contracts(connection, office, ContractSeat.asset_id == self.asset_id),
            *own_data(connection, office, self.asset_id),
            ("Notes", row.notes),
        )
        picture = first_picture(connection, self.asset_id)
        return Card(row.tag, row.description, row.status, row.tag, filled(fields), picture=picture)


def _due(office: Office, due: dt.date | None) -> str:
    if due is None:
        return ""
    days = (due - office.today).days
    if days < 0:
        return shown.joined([shown.day(office, due), f"{shown.things(-days, 'day')} late"])
    left = f"in {shown.things(days, 'day')}" if days else "today"
    return shown.joined([shown.day(office, due), left])


def _warranty(office: Office, end: dt.date | None) -> str:
    if end is None:
        return ""
    return f"{'until' if end >= office.today else 'ended'} {shown.day(office, end)}"


def _open_steps(row: Any) -> str:
    if row.readiness != Readiness.TO_INSPECT.value:
        return ""
    return " · ".join(step["text"] for step in row.checklist or () if step["text"] not in row.steps_done)


def _seen(office: Office, seen: Any) -> str:
    if seen is None:
        return ""
    when = shown.day(office, seen.seen_at.astimezone(office.zone).date())
    return shown.joined([f"{when} {SEEN_WORDS[SeenBy(seen.how)]}", seen.path])
