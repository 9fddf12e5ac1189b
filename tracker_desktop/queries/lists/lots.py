"""The list of lots and serial numbers of items."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.models.types import Int, Quantity
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ITEM
from tracker_desktop.queries.lists.stock import part_of_value
from tracker_desktop.queries.office import IN_DAYS, TODAY
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import HELD_BACK, LOT_STATUS

_here = Balance.lot_id == Lot.id, Balance.quantity > 0
ON_HAND: Any = (
    select(func.coalesce(func.sum(Balance.quantity, type_=Quantity()), 0))
    .where(*_here)
    .correlate(Lot)
    .scalar_subquery()
)
THERE: Any = Lot.id.in_(select(Balance.lot_id).where(Balance.quantity > 0))
HELD: Any = Lot.id.in_(
    select(Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .where(Balance.quantity > 0, Place.kind.in_(HELD_BACK))
)
WORTH: Any = ON_HAND * (
    select(ItemValue.value * 1.0 / func.nullif(ItemValue.quantity, 0))
    .where(ItemValue.item_id == Lot.item_id)
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
    source=table_of(Lot)
    .join(table_of(Item), Item.id == Lot.item_id)
    .outerjoin(table_of(ItemValue), ItemValue.item_id == Lot.item_id),
    where=Lot.number_key != "",
    status=LOT_STATUS,
    columns=(
        Column("lot", "Lot", "tag", (Lot.number,), 96, sort=(Lot.number_key,), nullable=False),
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku,),
            104,
            nullable=False,
            via=named(table_of(Item), Lot.item_id, "sku_sort"),
        ),
        Column(
            "name",
            "Item",
            "text",
            (Item.name,),
            170,
            nullable=False,
            via=named(table_of(Item), Lot.item_id),
        ),
        Column("expiry", "Expiry", "date", (Lot.expiry,), 106),
        Column("status", "State", "status", (LOT_STATUS,), 104, nullable=False),
        Column("on_hand", "On hand", "quantity", (ON_HAND, Item.unit), 100, show=shown.stock, nullable=False),
        Column("places", "Places", "count", (PLACES,), 70, nullable=False),
        Column(
            "value",
            "Value",
            "money",
            (ON_HAND, ItemValue.quantity, ItemValue.value),
            100,
            sort=(WORTH,),
            show=part_of_value,
        ),
        Column("made", "Made on", "date", (Lot.made,), 100, False),
        Column(
            "why", "Recalled because", "text", (Lot.status_reason,), 160, False, sort=(byte_order(Lot.status_reason),)
        ),
        Column("note", "Note", "text", (Lot.note,), 160, False, sort=(byte_order(Lot.note),)),
    ),
    views=(
        View("all", "All lots"),
        View("there", "On hand", where=THERE),
        View("expired", "Expired, on hand", where=THERE & (Lot.expiry < TODAY)),
        *(
            View(f"in_{days}", f"Expiring in {days} days", where=THERE & (Lot.expiry >= TODAY) & (Lot.expiry <= day))
            for days, day in IN_DAYS.items()
        ),
        View("recalled", "Recalled", statuses=("recalled",)),
        View("held", "On hold, quarantine", where=HELD),
    ),
    search=Search(Lot.id, Lot.number_key, through=((Lot.item_id, BY_ITEM),)),
    filters={"item": Lot.item_id},
)
