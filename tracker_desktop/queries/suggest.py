"""Suggestions for a search field: what begins with the typed text first, then what has a word that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Text, and_, bindparam, case, func, literal, or_, select

from tracker_desktop.depreciation.methods import METHODS
from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.audits import Audit, AuditState
from tracker_desktop.models.categories import Category
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.counts import CountState, StockCount
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.orders import StockKit
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.columns import Search
from tracker_desktop.queries.lists.searched import (
    BY_ASSET_KIT,
    BY_CATEGORY,
    BY_CHARGE_CODE,
    BY_CONTRACT,
    BY_DEPARTMENT,
    BY_HOLDER,
    BY_ITEM,
    BY_KIT,
    BY_PERSON,
    BY_PLACE,
    BY_SCHEME,
    BY_SUPPLIER,
)
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.search import conditions, words_of
from tracker_desktop.queries.sql import has

_VIRTUAL = [kind.value for kind in VIRTUAL]
_REAL = and_(Place.active == 1, Place.kind.not_in(_VIRTUAL))
BY_ASSET = Search(Asset.id, Asset.search, trigrams="asset_fts")
BY_AUDIT = Search(Audit.id, func.lower(Audit.name))
BY_COUNT = Search(StockCount.id, func.lower(StockCount.name))
BY_LOT = Search(Lot.id, func.lower(Lot.number), through=((Lot.item_id, BY_ITEM),))


@dataclass(frozen=True)
class Suggestion:
    """A record to pick: what it is called and a line that tells it from others."""

    kind: str
    id: int
    text: str
    detail: str


@dataclass(frozen=True)
class Suggest(Query[list[Suggestion]]):
    """Records of these kinds (keys of KINDS) that have every typed word, the best matches first.

    A holder is a person, department or place under its holder id. What is retired or disposed of is left out.
    A "place" can hold something itself, "any_place" may be one that only other places lie in.
    """

    kinds: Sequence[str]
    needle: str
    limit: int = 8

    def run(self, connection: Connection) -> list[Suggestion]:
        office = office_of(connection)
        found = [row for kind in self.kinds for row in _of_kind(connection, office, kind, self.needle, self.limit)]
        found.sort(key=lambda row: row[:2])
        return [suggestion for *_, suggestion in found[: self.limit]]


@dataclass(frozen=True, eq=False)
class Source:
    """Where suggestions of a kind come from: `text` is shown, `more` are the values that `detail` is made of."""

    search: Search
    text: Any
    sort: Any
    there: Any
    source: Any
    more: tuple[Any, ...]
    detail: Callable[..., str]


def _of_kind(
    connection: Connection, office: Office, kind: str, needle: str, limit: int
) -> list[tuple[int, str, Suggestion]]:
    source = KINDS[kind]
    words = words_of(needle)
    place = _place_of(source.search.text)
    query = (
        select(place, source.sort, source.search.key, source.text, *source.more)
        .select_from(source.source)
        .where(source.there, *conditions(None, source.search, words, connection.dialect.name))
        .order_by(place, source.sort, source.search.key)
        .limit(limit)
    )
    params: dict[str, Any] = {"first": f" {words[0].text}" if words else " "}
    params["whole"] = " " + " ".join(word.text for word in words)
    for word in words:
        params |= word.params
    return [
        (row[0], row[1], Suggestion(kind, row[2], row[3], source.detail(office, *row[4:])))
        for row in connection.execute(query, params)
    ]


def _place_of(text: Any) -> Any:
    """How well a text fits: it begins with all that was typed, has it at the start of a word, begins with its first
    word, or something else."""
    spaced = literal(" ") + text
    whole, first = bindparam("whole", type_=Text()), bindparam("first", type_=Text())
    return case((_begins(spaced, whole), 0), (has(spaced, whole), 1), (_begins(spaced, first), 2), else_=3)


def _begins(text: Any, start: Any) -> Any:
    return func.substr(text, 1, func.length(start)) == start


def _person(_: Office, department: str | None, badge: str | None) -> str:
    return shown.joined([department, badge and f"badge {badge}"])


def _department(_: Office, charge_code: str | None) -> str:
    return charge_code or ""


def _place(_: Office, code: str, kind: str) -> str:
    return shown.joined([kind, code])


def _holder(_: Office, kind: str, words: str, department: str | None, badge: str | None) -> str:
    if kind == "person":
        return shown.joined([department, badge and f"badge {badge}"])
    return shown.joined([kind, words])


def _asset(office: Office, description: str, holder: str | None, due: dt.date | None) -> str:
    return shown.joined([description, holder, f"due {shown.day(office, due)}" if due else ""])


def _item(office: Office, name: str, quantity: Any, unit: str) -> str:
    return shown.joined([name, shown.stock(office, quantity, unit)])


def _lot(office: Office, sku: str, name: str, expiry: dt.date | None) -> str:
    return shown.joined([sku, name, f"expires {shown.day(office, expiry)}" if expiry else ""])


def _category(_: Office, prefix: str, days: int | None) -> str:
    return shown.joined([prefix, shown.things(days, "day") if days else ""])


def _opened(office: Office, number: int, state: str, opened_at: dt.datetime) -> str:
    return shown.joined([f"no. {number}", state, f"opened {shown.lately(office, opened_at)}"])


def _contract(office: Office, kind: str, number: str | None, ends: dt.date | None) -> str:
    return shown.joined([kind, number, f"until {shown.day(office, ends)}" if ends else ""])


def _supplier(_: Office, contact: str | None) -> str:
    return contact or ""


def _charge_code(office: Office, name: str | None, is_job: bool, first: dt.date | None, last: dt.date | None) -> str:
    days = [
        f"from {shown.day(office, first)}" if first else "",
        f"until {shown.day(office, last)}" if last else "",
    ]
    return shown.joined([name, "job" if is_job else "", " ".join(filter(None, days))])


def _kit(_: Office, name: str) -> str:
    return name


KINDS: Mapping[str, Source] = {
    "person": Source(
        BY_PERSON,
        Person.name,
        Person.name_key,
        Person.active == 1,
        Person.__table__.outerjoin(Department.__table__, Department.id == Person.department_id),
        (Department.name, Person.badge),
        _person,
    ),
    "department": Source(
        BY_DEPARTMENT,
        Department.name,
        Department.name_key,
        Department.active == 1,
        Department.__table__,
        (Department.charge_code,),
        _department,
    ),
    "place": Source(
        BY_PLACE,
        Place.path,
        Place.path_key,
        and_(_REAL, Place.structural == 0),
        Place.__table__,
        (Place.code, Place.kind),
        _place,
    ),
    "any_place": Source(BY_PLACE, Place.path, Place.path_key, _REAL, Place.__table__, (Place.code, Place.kind), _place),
    "holder": Source(
        BY_HOLDER,
        func.coalesce(Place.path, Holder.name),
        case((Holder.kind == HolderKind.PLACE.value, "1"), else_="0") + Holder.name_key,
        and_(Holder.active == 1, or_(Place.id.is_(None), Place.kind.not_in(_VIRTUAL))),
        Holder.__table__.outerjoin(Person.__table__, Person.holder_id == Holder.id)
        .outerjoin(Department.__table__, Department.id == Person.department_id)
        .outerjoin(Place.__table__, Place.holder_id == Holder.id),
        (Holder.kind, Holder.words, Department.name, Person.badge),
        _holder,
    ),
    "asset": Source(
        BY_ASSET,
        Asset.tag,
        Asset.tag_sort,
        Asset.readiness != Readiness.DISPOSED.value,
        Asset.__table__.outerjoin(Holder.__table__, Holder.id == Asset.holder_id),
        (Asset.description, Holder.name, Asset.due),
        _asset,
    ),
    "item": Source(
        BY_ITEM,
        Item.sku,
        Item.sku_sort,
        Item.active == 1,
        Item.__table__.outerjoin(ItemValue.__table__, ItemValue.item_id == Item.id),
        (Item.name, ItemValue.quantity, Item.unit),
        _item,
    ),
    "lot": Source(
        BY_LOT,
        Lot.number,
        Lot.number_key,
        Lot.number_key != "",
        Lot.__table__.join(Item.__table__, Item.id == Lot.item_id),
        (Item.sku, Item.name, Lot.expiry),
        _lot,
    ),
    "category": Source(
        BY_CATEGORY,
        Category.name,
        Category.name_key,
        Category.active == 1,
        Category.__table__,
        (Category.tag_prefix, Category.loan_days),
        _category,
    ),
    "scheme": Source(
        BY_SCHEME,
        DepreciationScheme.name,
        DepreciationScheme.name_key,
        DepreciationScheme.active == 1,
        DepreciationScheme.__table__,
        (DepreciationScheme.method,),
        lambda _, method: METHODS[method].title,
    ),
    "contract": Source(
        BY_CONTRACT,
        Contract.name,
        Contract.name_key,
        Contract.active == 1,
        Contract.__table__,
        (Contract.kind, Contract.number, Contract.ends),
        _contract,
    ),
    "supplier": Source(
        BY_SUPPLIER,
        Supplier.name,
        Supplier.name_key,
        Supplier.active == 1,
        Supplier.__table__,
        (Supplier.contact,),
        _supplier,
    ),
    "charge_code": Source(
        BY_CHARGE_CODE,
        ChargeCode.code,
        ChargeCode.code_sort,
        ChargeCode.active == 1,
        ChargeCode.__table__,
        (ChargeCode.name, ChargeCode.is_job, ChargeCode.valid_from, ChargeCode.valid_until),
        _charge_code,
    ),
    "kit": Source(
        BY_KIT, StockKit.code, StockKit.name_key, StockKit.active == 1, StockKit.__table__, (StockKit.name,), _kit
    ),
    "asset_kit": Source(
        BY_ASSET_KIT, AssetKit.code, AssetKit.name_key, AssetKit.active == 1, AssetKit.__table__, (AssetKit.name,), _kit
    ),
    "audit": Source(
        BY_AUDIT,
        Audit.name,
        Audit.name_key,
        Audit.state != AuditState.CANCELLED.value,
        Audit.__table__,
        (Audit.id, Audit.state, Audit.opened_at),
        _opened,
    ),
    "count": Source(
        BY_COUNT,
        StockCount.name,
        StockCount.name_key,
        StockCount.state != CountState.CANCELLED.value,
        StockCount.__table__,
        (StockCount.id, StockCount.state, StockCount.opened_at),
        _opened,
    ),
}
