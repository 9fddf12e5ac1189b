"""What the counter asks about a record that was just scanned. Each is one or two look-ups by key."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from tracker_desktop import settings
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, ItemCode, Lot, LotStatus
from tracker_desktop.models.office import Setting
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.fefo import Allocation, issuable
from tracker_desktop.queries.to_do import NOTHING, ToDo, ToDoOf


@dataclass(frozen=True)
class AssetFacts:
    """An asset as the counter needs it. `due` and `held_since` are of the open holding; `loan_days` of its category.
    `todo` is what its inspection still needs, where it waits for one."""

    id: int
    tag: str
    description: str
    condition: str
    readiness: str
    holder_id: int | None
    holder: str
    due: dt.date | None
    held_since: dt.datetime | None
    place_id: int | None
    place: str
    category: str
    loan_days: int | None
    goes_with: tuple[str, ...]
    category_id: int | None
    deposit: Decimal | None
    todo: ToDo = NOTHING


@dataclass(frozen=True)
class AssetFactsOf(Query[AssetFacts | None]):
    """The facts of an asset; None where it is gone."""

    asset_id: int

    def run(self, connection: Connection) -> AssetFacts | None:
        row: Any = connection.execute(_ASSET, {"id": self.asset_id}).first()
        if row is None:
            return None
        values = list(row)
        values[GOES_WITH] = tuple(values[GOES_WITH] or ())
        if row.readiness == Readiness.TO_INSPECT:
            values.append(ToDoOf(self.asset_id).run(connection))
        return AssetFacts(*values)


GOES_WITH = 13
_ASSET = (
    select(
        Asset.id,
        Asset.tag,
        Asset.description,
        Asset.condition,
        Asset.readiness,
        Asset.holder_id,
        func.coalesce(Holder.name, ""),
        Asset.due,
        Asset.held_since,
        Asset.place_id,
        func.coalesce(Place.path, ""),
        func.coalesce(Category.name, ""),
        Category.loan_days,
        Category.goes_with,
        Asset.category_id,
        Category.deposit,
    )
    .outerjoin(Holder, Holder.id == Asset.holder_id)
    .outerjoin(Place, Place.id == Asset.place_id)
    .outerjoin(Category, Category.id == Asset.category_id)
    .where(Asset.id == bindparam("id"))
)


@dataclass(frozen=True)
class HolderFacts:
    """Who gets things: a person, a department or a place. `held` and `overdue` count assets; `first_overdue` is the tag
    and `overdue_since` the due date of the one that is overdue longest. `department` is a person's, and so is
    `loan_days`: things are lent for so long at most."""

    id: int
    kind: str
    name: str
    active: bool = True
    words: str = ""
    department: str = ""
    charge_code: str = ""
    held: int = 0
    overdue: int = 0
    first_overdue: str = ""
    overdue_since: dt.date | None = None
    loan_days: int | None = None


@dataclass(frozen=True)
class HolderFactsOf(Query[HolderFacts | None]):
    """The facts of a holder on a day of the office; None where it is gone."""

    holder_id: int
    today: dt.date

    def run(self, connection: Connection) -> HolderFacts | None:
        head = select(Holder.id, Holder.kind, Holder.name, Holder.active, Holder.words)
        row = connection.execute(head.where(Holder.id == self.holder_id)).first()
        if row is None:
            return None
        mine = Asset.holder_id == self.holder_id
        held = connection.scalar(select(func.count()).select_from(Asset).where(mine)) or 0
        late = select(Asset.tag, Asset.due).where(mine, Asset.due < self.today).order_by(Asset.due, Asset.tag_sort)
        overdue = connection.execute(late).all() if held else []
        first, since = (overdue[0][0], overdue[0][1]) if overdue else ("", None)
        department, charge_code, loan_days = self._department(connection, row[1])
        return HolderFacts(*row, department, charge_code, held, len(overdue), first, since, loan_days)

    def _department(self, connection: Connection, kind: str) -> tuple[str, str, int | None]:
        if kind == "person":
            query = select(Department.name, Department.charge_code, Person.loan_days).select_from(Person)
            joined = query.outerjoin(Department, Person.department_id == Department.id)
            row = connection.execute(joined.where(Person.holder_id == self.holder_id)).first()
            return ("", "", None) if row is None else (row[0] or "", row[1] or "", row[2])
        found = connection.scalar(select(Department.charge_code).where(Department.holder_id == self.holder_id))
        return "", found or "", None


@dataclass(frozen=True)
class ItemFacts:
    """An item as the counter needs it. `on_hand` is in base units at all real places, `value` what that is worth."""

    id: int
    sku: str
    name: str
    unit: str
    decimals: int
    lot_policy: str
    expiry_required: bool
    active: bool
    home_place_id: int | None
    home_place: str
    on_hand: Decimal
    value: Decimal


@dataclass(frozen=True)
class ItemFactsOf(Query[ItemFacts | None]):
    """The facts of an item; None where it is gone."""

    item_id: int

    def run(self, connection: Connection) -> ItemFacts | None:
        query = (
            select(
                Item.id,
                Item.sku,
                Item.name,
                Item.unit,
                Item.decimals,
                Item.lot_policy,
                Item.expiry_required,
                Item.active,
                Item.home_place_id,
                func.coalesce(Place.path, ""),
                ItemValue.quantity,
                ItemValue.value,
            )
            .outerjoin(Place, Place.id == Item.home_place_id)
            .outerjoin(ItemValue, ItemValue.item_id == Item.id)
            .where(Item.id == self.item_id)
        )
        row = connection.execute(query).first()
        return None if row is None else ItemFacts(*row[:10], row[10] or Decimal(0), row[11] or Decimal(0))


@dataclass(frozen=True)
class PlaceFacts:
    """A place: `path` is its name behind those of its parents."""

    id: int
    holder_id: int
    path: str
    kind: str
    active: bool
    structural: bool


@dataclass(frozen=True)
class PlaceFactsOf(Query[PlaceFacts | None]):
    """The facts of a place; None where it is gone."""

    place_id: int

    def run(self, connection: Connection) -> PlaceFacts | None:
        query = select(Place.id, Place.holder_id, Place.path, Place.kind, Place.active, Place.structural)
        row = connection.execute(query.where(Place.id == self.place_id)).first()
        return None if row is None else PlaceFacts(*row)


@dataclass(frozen=True)
class OfficeDay:
    """The date where the office is, the usual days of a loan, and its IANA zone."""

    today: dt.date
    loan_days: int
    zone: str


@dataclass(frozen=True)
class OfficeDayAt(Query[OfficeDay]):
    """The office's day at a moment (UTC)."""

    moment: dt.datetime

    def run(self, connection: Connection) -> OfficeDay:
        keys = ("office.zone", "loan.days")
        rows = connection.execute(select(Setting.key, Setting.value).where(Setting.key.in_(keys)))
        agreed: dict[str, Any] = {key: settings.default(key) for key in keys} | {row[0]: row[1] for row in rows}
        zone = str(agreed["office.zone"])
        return OfficeDay(self.moment.astimezone(zoneinfo.ZoneInfo(zone)).date(), int(agreed["loan.days"]), zone)


CodeRow = tuple[str, str, Decimal, Decimal, Decimal, int | None]


@dataclass(frozen=True)
class ItemCodesOf(Query[tuple[CodeRow, ...]]):
    """The codes of an item but its SKU: kind, code, base units of one scan received, issued and counted, supplier."""

    item_id: int

    def run(self, connection: Connection) -> tuple[CodeRow, ...]:
        query = select(
            ItemCode.kind,
            ItemCode.code,
            ItemCode.quantity_received,
            ItemCode.quantity_issued,
            ItemCode.quantity_counted,
            ItemCode.supplier_id,
        ).where(ItemCode.item_id == self.item_id)
        rows = connection.execute(query.order_by(ItemCode.id))
        return tuple((row[0], row[1], row[2], row[3], row[4], row[5]) for row in rows)


@dataclass(frozen=True)
class IssuableOf(Query[tuple[Allocation, ...]]):
    """All that may be issued of an item, in the order in which it should go out; below a place, of one lot."""

    item_id: int
    today: dt.date
    place_id: int | None = None
    lot_id: int | None = None

    def run(self, connection: Connection) -> tuple[Allocation, ...]:
        return tuple(issuable(connection, self.item_id, today=self.today, place_id=self.place_id, lot_id=self.lot_id))


@dataclass(frozen=True)
class OnHandOf(Query[tuple[Allocation, ...]]):
    """All that is on hand of an item, quarantined and expired too: first expired first, by place."""

    item_id: int

    def run(self, connection: Connection) -> tuple[Allocation, ...]:
        query = (
            select(Lot.id, Lot.number, Place.id, Place.path, Lot.expiry, Balance.quantity)
            .join(Lot, Lot.id == Balance.lot_id)
            .join(Place, Place.id == Balance.place_id)
            .where(Balance.item_id == self.item_id, Balance.quantity > 0)
        )
        shelves = [Allocation(*row) for row in connection.execute(query)]
        return tuple(sorted(shelves, key=lambda shelf: (shelf.expiry or dt.date.max, shelf.lot_id, shelf.place_path)))


@dataclass(frozen=True)
class LotOf(Query[tuple[int, dt.date | None, bool] | None]):
    """Id and expiry of a lot by its normalised number, whether it is recalled; None where the item has no such lot."""

    item_id: int
    number_key: str

    def run(self, connection: Connection) -> tuple[int, dt.date | None, bool] | None:
        lot = Lot.item_id == self.item_id, Lot.number_key == self.number_key
        row = connection.execute(select(Lot.id, Lot.expiry, Lot.status).where(*lot)).first()
        return None if row is None else (row[0], row[1], row[2] == LotStatus.RECALLED)
