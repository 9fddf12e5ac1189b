"""What lies where: one row for each lot at each place that has some of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, named
from tracker_desktop.queries.lists.searched import BY_ITEM, BY_PLACE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.status import STOCK_STATUS

PLACES = 2**31
"""A row's id is its lot's id times this, plus its place's id."""
ROW_ID: Any = Balance.lot_id * PLACES + Balance.place_id
NUMBER: Any = select(Lot.number_key).where(Lot.id == Balance.lot_id).correlate(Balance).scalar_subquery()
EXPIRY: Any = select(Lot.expiry).where(Lot.id == Balance.lot_id).correlate(Balance).scalar_subquery()
SKU: Any = select(Item.sku_sort).where(Item.id == Balance.item_id).correlate(Balance).scalar_subquery()
STATUS: Any = (
    select(STOCK_STATUS)
    .select_from(Lot)
    .join(Place, Place.id == Balance.place_id)
    .where(Lot.id == Balance.lot_id)
    .correlate(Balance)
    .scalar_subquery()
)


def row_id(lot_id: int, place_id: int) -> int:
    """The id of what lies of a lot at a place."""
    return lot_id * PLACES + place_id


def part_of_value(office: Office, quantity: Decimal, total: Decimal | None, value: Decimal | None) -> str:
    """What a part of an item's stock is worth at the average."""
    if not total or value is None:
        return ""
    return shown.money(office, round(value * quantity / total, office.decimals))


STOCK = Listing(
    name="stock",
    title="Stock",
    model=Balance,
    key=ROW_ID,
    main=(SKU, Balance.lot_id, Balance.place_id),
    source=table_of(Balance)
    .join(table_of(Item), Item.id == Balance.item_id)
    .join(table_of(Lot), Lot.id == Balance.lot_id)
    .join(table_of(Place), Place.id == Balance.place_id)
    .outerjoin(table_of(ItemValue), ItemValue.item_id == Balance.item_id),
    where=Balance.quantity > 0,
    lead=(Balance.lot_id, PLACES),
    columns=(
        Column("sku", "SKU", "tag", (Item.sku,), 110, sort=(SKU,), nullable=False),
        Column(
            "name",
            "Item",
            "text",
            (Item.name,),
            200,
            nullable=False,
            via=named(table_of(Item), Balance.item_id),
        ),
        Column("lot", "Lot", "tag", (Lot.number,), 110, sort=(NUMBER,), nullable=False),
        Column("expiry", "Expiry", "date", (Lot.expiry,), 100, sort=(EXPIRY,)),
        Column(
            "place",
            "Place",
            "text",
            (Place.path,),
            200,
            nullable=False,
            via=named(table_of(Place), Balance.place_id, "path_key"),
        ),
        Column(
            "quantity", "Quantity", "quantity", (Balance.quantity, Item.unit), 100, show=shown.stock, nullable=False
        ),
        Column("status", "State", "status", (STOCK_STATUS,), 110, sort=(STATUS,), nullable=False),
        Column(
            "value",
            "Value",
            "money",
            (Balance.quantity, ItemValue.quantity, ItemValue.value),
            100,
            False,
            nullable=False,
            show=part_of_value,
        ),
    ),
    search=Search(
        ROW_ID,
        NUMBER,
        through=((Balance.item_id, BY_ITEM), (Balance.place_id, BY_PLACE)),
    ),
    filters={"item": Balance.item_id, "place": Balance.place_id, "lot": Balance.lot_id},
)
