"""Exact look-up of a code in everything that has one: a single statement, compiled once, each branch on its index."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.documents import Document
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.models.items import CodeKind, Item, ItemCode
from tracker_desktop.models.maintenance import WorkOrder
from tracker_desktop.models.orders import StockKit, SupplierItem
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.types import QUANTITY_SCALE, Flag
from tracker_desktop.scanning.match import Match

KEYS: BindParameter[Any] = bindparam("keys", expanding=True, type_=Text())
SCANNED_ONCE = literal(QUANTITY_SCALE, BigInteger)
NOTHING = cast(null(), BigInteger)
CODE_NAMES = {"sku": "SKU", "gtin": "product number", "supplier": "supplier's code", "alias": "other code"}


def _branch(
    kind: str,
    row: type[Any],
    label: Any,
    detail: Any,
    via: Any,
    *where: ColumnElement[bool],
    active: Any = None,
    holder: Any = None,
    quantities: Sequence[Any] = (SCANNED_ONCE,) * 3,
) -> Select[Any]:
    return select(
        literal(kind, Text),
        row.id,
        cast(label, Text),
        cast(func.coalesce(detail, ""), Text),
        via if not isinstance(via, str) else literal(via, Text),
        type_coerce(literal(1, BigInteger) if active is None else cast(active, BigInteger), BigInteger),
        NOTHING if holder is None else holder,
        *(type_coerce(quantity, BigInteger) for quantity in quantities),
    ).where(*where)


def _active(column: Any) -> Any:
    return type_coerce(column, Flag.impl)


_PERSON_KEYS = (("badge", Person.badge_key), ("login", Person.login_key), ("employee number", Person.employee_key))
_ITEM = _branch("item", Item, Item.sku, Item.name, "SKU", Item.sku_key.in_(KEYS), active=_active(Item.active))
_ITEM_CODE = _branch(
    "item",
    Item,
    Item.sku,
    Item.name,
    ItemCode.kind,
    Item.id == ItemCode.item_id,
    ItemCode.code_key.in_(KEYS),
    active=_active(Item.active),
    quantities=(ItemCode.quantity_received, ItemCode.quantity_issued, ItemCode.quantity_counted),
)
_OFFER = _branch(
    "item",
    Item,
    Item.sku,
    Item.name,
    CodeKind.SUPPLIER.value,
    Item.id == SupplierItem.item_id,
    SupplierItem.code_key.in_(KEYS),
    active=_active(Item.active),
    quantities=(SupplierItem.pack_size, SCANNED_ONCE, SupplierItem.pack_size),
)
_ITEMS = union_all(_ITEM_CODE, _ITEM, _OFFER)
EVERYTHING = union_all(
    _branch("asset", Asset, Asset.tag, Asset.description, "tag", Asset.tag_key.in_(KEYS)),
    _branch("asset", Asset, Asset.tag, Asset.description, "serial number", Asset.serial_key.in_(KEYS)),
    *(
        _branch(
            "person",
            Person,
            Person.name,
            Person.badge,
            via,
            key.in_(KEYS),
            active=_active(Person.active),
            holder=Person.holder_id,
        )
        for via, key in _PERSON_KEYS
    ),
    _branch(
        "place",
        Place,
        Place.path,
        Place.code,
        "place code",
        Place.code_key.in_(KEYS),
        Place.kind.not_in([kind.value for kind in VIRTUAL]),
        active=_active(Place.active),
        holder=Place.holder_id,
    ),
    _branch(
        "department",
        Department,
        Department.name,
        Department.charge_code,
        "charge code",
        func.upper(Department.charge_code).in_(KEYS),
        active=_active(Department.active),
        holder=Department.holder_id,
    ),
    _branch(
        "charge_code",
        ChargeCode,
        ChargeCode.code,
        ChargeCode.name,
        "charge code",
        ChargeCode.code_key.in_(KEYS),
        ~exists().where(func.upper(Department.charge_code) == ChargeCode.code_key, Department.active == 1),
        active=_active(ChargeCode.active),
    ),
    _branch(
        "kit",
        StockKit,
        StockKit.code,
        StockKit.name,
        "kit",
        StockKit.code_key.in_(KEYS),
        active=_active(StockKit.active),
    ),
    _branch(
        "asset_kit",
        AssetKit,
        AssetKit.code,
        AssetKit.name,
        "kit",
        AssetKit.code_key.in_(KEYS),
        active=_active(AssetKit.active),
    ),
    _branch("document", Document, Document.number, null(), "document number", Document.number_key.in_(KEYS)),
    _branch(  # one of several that were opened under one number
        "work_order",
        WorkOrder,
        WorkOrder.number,
        WorkOrder.title,
        "work order number",
        WorkOrder.number_key.in_(KEYS),
        ~exists().where(Document.number_key == WorkOrder.number_key),
    ),
    _ITEM_CODE,
    _ITEM,
    _OFFER,
)

FORMER = "former tag"
_FORMER = _branch(
    "asset", Asset, Asset.tag, Asset.description, FORMER, Asset.id == FormerTag.asset_id, FormerTag.tag_key.in_(KEYS)
)


def find_exact(connection: Connection, keys: Sequence[str], only: Sequence[str] = ()) -> list[Match]:
    """Every record that one of these normalised codes names. `only=("item",)` looks at items alone."""
    if not keys:
        return []
    return _matches(connection, _ITEMS if tuple(only) == ("item",) else EVERYTHING, keys)


def find_former(connection: Connection, key: str) -> list[Match]:
    """The assets that had this normalised tag before they were given another."""
    return _matches(connection, _FORMER, [key])


def _matches(connection: Connection, query: Any, keys: Sequence[str]) -> list[Match]:
    return [
        Match(
            kind,
            row_id,
            label,
            detail,
            CODE_NAMES.get(via, via),
            bool(active),
            holder_id,
            received=Decimal(received) / QUANTITY_SCALE,
            issued=Decimal(issued) / QUANTITY_SCALE,
            counted=Decimal(counted) / QUANTITY_SCALE,
        )
        for kind, row_id, label, detail, via, active, holder_id, received, issued, counted in connection.execute(
            query, {"keys": list(keys)}
        )
    ]
