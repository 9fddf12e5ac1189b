"""The list of inventory items."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.types import Day, Int
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_SUPPLIER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_state import items_on_order, open_of
from tracker_desktop.queries.order_sums import quantity_of
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import (
    ALL_ITEMS_STATUS,
    BELOW_REORDER,
    EXPIRED,
    EXPIRING_SOON,
    IN_QUARANTINE,
    ITEM_RANK,
    ITEM_STATUS,
    ON_HAND,
    OUT_OF_STOCK,
    rank,
)
from tracker_desktop.queries.transit import items_under_way

HOME = aliased(table_of(Place), name="home")
_here = Balance.item_id == Item.id, Balance.quantity > 0
_by_place = (
    select(Place.path)
    .join(Balance, Balance.place_id == Place.id)
    .where(*_here)
    .group_by(Place.id, Place.path, Place.path_key)
    .order_by(func.sum(Balance.quantity).desc(), Place.path_key)
    .limit(1)
    .correlate(Item)
)
MAIN_PLACE = _by_place.scalar_subquery()
MAIN_PLACE_KEY = _by_place.with_only_columns(Place.path_key).scalar_subquery()
PLACES: Any = select(func.count(Balance.place_id.distinct(), type_=Int)).where(*_here).correlate(Item).scalar_subquery()
NEXT_EXPIRY: Any = (
    select(func.min(Lot.expiry, type_=Day()))
    .join(Balance, Balance.lot_id == Lot.id)
    .where(*_here)
    .correlate(Item)
    .scalar_subquery()
)
ON_ORDER: Any = open_of(Item)
VALUE: Any = select(ItemValue.value).where(ItemValue.item_id == Item.id).correlate(Item).scalar_subquery()
AVERAGE: Any = (
    select(ItemValue.value * 1.0 / func.nullif(ItemValue.quantity, 0))
    .where(ItemValue.item_id == Item.id)
    .correlate(Item)
    .scalar_subquery()
)


def place_and_more(_: Office, path: str | None, places: int | None) -> str:
    """Store 1 / A-04 +2: where most of it lies, and how many other places."""
    if not path:
        return shown.NONE
    return f"{path} +{places - 1}" if places and places > 1 else path


def average_of(office: Office, value: Decimal | None, quantity: Decimal | None) -> Decimal | None:
    """What one of it is worth, to a hundredth of the smallest coin where it is small."""
    if not value or not quantity:
        return None
    average = value / quantity
    return round(average, office.decimals if average >= 1 else office.decimals + 2)


def _average(office: Office, value: Decimal | None, quantity: Decimal | None) -> str:
    return shown.money(office, average_of(office, value, quantity))


def _on_order(office: Office, quantity: Decimal | None, unit: str) -> str:
    return shown.stock(office, quantity, unit) if quantity else ""


ITEMS = Listing(
    name="items",
    title="Inventory",
    model=Item,
    key=Item.id,
    main=(Item.sku_sort, Item.id),
    source=table_of(Item)
    .outerjoin(table_of(ItemValue), ItemValue.item_id == Item.id)
    .outerjoin(HOME, Item.home_place_id == HOME.c.id)
    .outerjoin(table_of(Supplier), Item.supplier_id == Supplier.id),
    status=ITEM_STATUS,
    columns=(
        Column("sku", "SKU", "tag", (Item.sku,), 120, sort=(Item.sku_sort,), nullable=False),
        Column("name", "Item", "text", (Item.name,), 160, sort=(Item.name_key,), nullable=False, walked=True),
        Column(
            "status",
            "Stock",
            "status",
            (ITEM_STATUS,),
            100,
            sort=(rank(ALL_ITEMS_STATUS, ITEM_RANK),),
            nullable=False,
            states=ITEM_RANK,
        ),
        Column(
            "on_hand",
            "On hand",
            "quantity",
            (func.coalesce(ItemValue.quantity, 0), Item.unit),
            86,
            sort=(ON_HAND,),
            nullable=False,
            show=shown.stock,
        ),
        Column("location", "Location", "text", (MAIN_PLACE, PLACES), 118, sort=(MAIN_PLACE_KEY,), show=place_and_more),
        Column("next_expiry", "Next expiry", "date", (NEXT_EXPIRY,), 96),
        Column("reorder_point", "Reorder at", "quantity", (Item.reorder_point,), 80),
        Column(
            "on_order",
            "On order",
            "quantity",
            (quantity_of(ON_ORDER), Item.unit),
            86,
            False,
            sort=(ON_ORDER,),
            show=_on_order,
        ),
        Column(
            "average_cost",
            "Average cost",
            "money",
            (ItemValue.value, ItemValue.quantity),
            100,
            False,
            sort=(AVERAGE,),
            show=_average,
        ),
        Column("value", "Value", "money", (ItemValue.value,), 100, False, sort=(VALUE,)),
        Column("group", "Group", "text", (Item.group,), 120, False, sort=(byte_order(Item.group),)),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            130,
            False,
            via=named(table_of(Supplier), Item.supplier_id),
        ),
        Column("unit", "Unit", "text", (Item.unit,), 80, False, sort=(byte_order(Item.unit),), nullable=False),
        Column(
            "manufacturer",
            "Manufacturer",
            "text",
            (Item.manufacturer,),
            120,
            False,
            sort=(byte_order(Item.manufacturer),),
        ),
        Column("reorder_quantity", "Order quantity", "quantity", (Item.reorder_quantity,), 100, False),
        Column(
            "home",
            "Home place",
            "text",
            (HOME.c.path,),
            180,
            False,
            via=named(HOME, Item.home_place_id, "path_key"),
        ),
        Column(
            "lot_policy",
            "Lots",
            "text",
            (Item.lot_policy,),
            90,
            False,
            sort=(byte_order(Item.lot_policy),),
            show=shown.word,
            nullable=False,
        ),
        Column("notes", "Notes", "text", (Item.notes,), 200, False, sort=(byte_order(Item.notes),)),
    ),
    views=(
        View("all", "All items"),
        View("reorder", "Below reorder point", where=BELOW_REORDER),
        View("out_of_stock", "Out of stock", where=OUT_OF_STOCK),
        View("expiring", "Expiring soon", where=EXPIRING_SOON),
        View("expired", "Expired", where=EXPIRED),
        View("on_order", "On order", where=Item.id.in_(items_on_order())),
        View("in_transit", "In transit", where=Item.id.in_(items_under_way())),
        View("quarantine", "Quarantine", where=IN_QUARANTINE),
    ),
    search=Search(Item.id, Item.search, trigrams="item_fts", through=((Item.supplier_id, BY_SUPPLIER),)),
    filters={"supplier": Item.supplier_id, "group": Item.group},
)
