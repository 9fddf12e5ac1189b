"""The list of transfers between stores, and the list of what of them is on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.transfers import StockTransfer, TransferLine
from tracker_desktop.models.types import Int, Money
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ITEM, BY_PERSON, BY_PLACE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, has, table_of
from tracker_desktop.queries.transit import (
    IS_LATE,
    IS_UNDER_WAY,
    LEFT_VALUE,
    LINE_LEFT,
    LINE_VALUE,
    STANDS,
    TRANSFER_STATE,
)

START = aliased(table_of(Place), name="start_place")
END = aliased(table_of(Place), name="end_place")
STATES = ("on_the_way", "late", "arrived")
_mine = TransferLine.transfer_id == StockTransfer.id
LINES: Any = select(func.count(type_=Int)).select_from(TransferLine).where(_mine).correlate(StockTransfer)
VALUE: Any = select(func.coalesce(func.sum(TransferLine.value, type_=Money()), 0)).where(_mine).correlate(StockTransfer)


def _of_transfer(column: Any) -> Any:
    """What a line is sorted by that its transfer knows."""
    return select(column).where(StockTransfer.id == TransferLine.transfer_id).correlate(TransferLine).scalar_subquery()


def _path_key(place_id: Any) -> Any:
    return _of_transfer(select(Place.path_key).where(Place.id == place_id).correlate(StockTransfer).scalar_subquery())


LOT_KEY: Any = select(Lot.number_key).where(Lot.id == TransferLine.lot_id).correlate(TransferLine).scalar_subquery()


def _worth(office: Office, value: Decimal | None) -> str:
    return shown.money(office, round(value, office.decimals)) if value else ""


TRANSFERS = Listing(
    name="transfers",
    title="Transfers",
    model=StockTransfer,
    key=StockTransfer.id,
    main=(StockTransfer.id,),
    descending=True,
    source=table_of(StockTransfer)
    .join(START, START.c.id == StockTransfer.from_place_id)
    .join(END, END.c.id == StockTransfer.to_place_id)
    .join(table_of(Person), Person.id == StockTransfer.dispatched_by_id),
    where=STANDS,
    columns=(
        Column("number", "Transfer", "tag", (StockTransfer.number,), 130, sort=(StockTransfer.number_key,)),
        Column("state", "State", "status", (TRANSFER_STATE,), 110, nullable=False, states=STATES),
        Column("from", "From", "text", (START.c.path,), 150, via=named(START, StockTransfer.from_place_id, "path_key")),
        Column("to", "To", "text", (END.c.path,), 150, via=named(END, StockTransfer.to_place_id, "path_key")),
        Column("sent", "Sent", "time", (StockTransfer.dispatched_at,), 158, nullable=False),
        Column("lines", "Lines", "count", (LINES.scalar_subquery(),), 70, nullable=False),
        Column("value", "Value", "money", (VALUE.scalar_subquery(),), 100, nullable=False, show=_worth),
        Column("left", "On the way", "money", (LEFT_VALUE,), 100, nullable=False, show=_worth),
        Column(
            "by",
            "Sent by",
            "text",
            (Person.name,),
            130,
            via=named(table_of(Person), StockTransfer.dispatched_by_id),
        ),
        Column("note", "Note", "text", (StockTransfer.note,), 200, False, sort=(byte_order(StockTransfer.note),)),
    ),
    views=(
        View("on_the_way", "On the way", where=IS_UNDER_WAY),
        View("late", "Late", where=IS_LATE),
        View("arrived", "Arrived", where=~IS_UNDER_WAY),
        View("all", "All transfers"),
    ),
    search=Search(
        StockTransfer.id,
        StockTransfer.number_key,
        through=(
            (StockTransfer.from_place_id, BY_PLACE),
            (StockTransfer.to_place_id, BY_PLACE),
            (StockTransfer.dispatched_by_id, BY_PERSON),
        ),
        more=lambda _connection, word: [has(func.lower(StockTransfer.number), word)],
    ),
    filters={"from": StockTransfer.from_place_id, "to": StockTransfer.to_place_id},
)
"""`value` is what was sent, `left` what of it is still on the way."""

IN_TRANSIT = Listing(
    name="in_transit",
    title="In transit",
    model=TransferLine,
    key=TransferLine.id,
    main=(TransferLine.id,),
    source=table_of(TransferLine)
    .join(table_of(StockTransfer), StockTransfer.id == TransferLine.transfer_id)
    .join(table_of(Item), Item.id == TransferLine.item_id)
    .join(table_of(Lot), Lot.id == TransferLine.lot_id)
    .join(START, START.c.id == StockTransfer.from_place_id)
    .join(END, END.c.id == StockTransfer.to_place_id),
    where=LINE_LEFT > 0,
    columns=(
        Column("sku", "SKU", "tag", (Item.sku,), 110, via=named(table_of(Item), TransferLine.item_id, "sku_sort")),
        Column("name", "Item", "text", (Item.name,), 200, via=named(table_of(Item), TransferLine.item_id)),
        Column("lot", "Lot", "tag", (Lot.number,), 110, sort=(LOT_KEY,), nullable=False),
        Column("quantity", "On the way", "quantity", (LINE_LEFT, Item.unit), 100, show=shown.stock, nullable=False),
        Column("value", "Value", "money", (LINE_VALUE,), 100, nullable=False, show=_worth),
        Column("to", "To", "text", (END.c.path,), 150, sort=(_path_key(StockTransfer.to_place_id),)),
        Column("from", "From", "text", (START.c.path,), 150, sort=(_path_key(StockTransfer.from_place_id),)),
        Column(
            "number", "Transfer", "tag", (StockTransfer.number,), 130, sort=(_of_transfer(StockTransfer.number_key),)
        ),
        Column(
            "sent",
            "Sent",
            "time",
            (StockTransfer.dispatched_at,),
            158,
            sort=(_of_transfer(StockTransfer.dispatched_at),),
            nullable=False,
        ),
    ),
    search=Search(TransferLine.id, LOT_KEY, through=((TransferLine.item_id, BY_ITEM),)),
    filters={"item": TransferLine.item_id, "lot": TransferLine.lot_id},
)
