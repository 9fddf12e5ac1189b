"""The list of lots and serial numbers of items."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.models.types import Int, Quantity
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ITEM
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.status import LOT_STATUS

_here = Balance.lot_id == Lot.id, Balance.quantity > 0
ON_HAND: Any = (
    select(func.coalesce(func.sum(Balance.quantity, type_=Quantity()), 0))
    .where(*_here)
    .correlate(Lot)
    .scalar_subquery()
)
PLACES: Any = select(func.count(type_=Int)).select_from(Balance).where(*_here).correlate(Lot).scalar_subquery()

LOTS = Listing(
    name="lots",
    title="Lots",
    model=Lot,
    key=Lot.id,
    main=(Lot.number_key, Lot.id),
    source=table_of(Lot).join(table_of(Item), Item.id == Lot.item_id),
    where=Lot.number_key != "",
    status=LOT_STATUS,
    columns=(
        Column("lot", "Lot", "tag", (Lot.number,), 120, sort=(Lot.number_key,), nullable=False),
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku,),
            110,
            nullable=False,
            via=named(table_of(Item), Lot.item_id, "sku_sort"),
        ),
        Column(
            "name",
            "Item",
            "text",
            (Item.name,),
            200,
            nullable=False,
            via=named(table_of(Item), Lot.item_id),
        ),
        Column("expiry", "Expiry", "date", (Lot.expiry,), 100),
        Column("status", "State", "status", (LOT_STATUS,), 110, nullable=False),
        Column("on_hand", "On hand", "quantity", (ON_HAND, Item.unit), 100, show=shown.stock, nullable=False),
        Column("places", "Places", "count", (PLACES,), 70, nullable=False),
    ),
    views=(
        View("all", "All lots"),
        View("there", "On hand", where=ON_HAND > 0),
        View("expired", "Expired", statuses=("expired",)),
        View("expiring", "Expiring soon", statuses=("expiring",)),
        View("recalled", "Recalled", statuses=("recalled",)),
    ),
    search=Search(Lot.id, Lot.number_key, through=((Lot.item_id, BY_ITEM),)),
    filters={"item": Lot.item_id},
)
