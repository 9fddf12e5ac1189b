"""What lies on the shelves and is not used."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import ItemValue, Movement
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.stock_sums import USED_PLACES
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Asked, Column, Report

_MINE = Movement.item_id == Item.id
LAST_USE: Any = (
    select(func.max(Movement.effective_at, type_=UtcTime()))
    .where(_MINE, Movement.to_place_id.in_(USED_PLACES), *columns.STANDS)
    .correlate(Item)
    .scalar_subquery()
)
FIRST: Any = select(func.min(Movement.effective_at, type_=UtcTime())).where(_MINE).correlate(Item).scalar_subquery()


def _days(office: Office, used: dt.datetime | None, first: dt.datetime | None) -> int | None:
    since = used or first
    return None if since is None else (office.today - since.astimezone(office.zone).date()).days


def _where(asked: Asked) -> list[Any]:
    until = asked.midnight(asked.office.today - dt.timedelta(days=asked["idle"]))
    return [ItemValue.quantity > 0, func.coalesce(LAST_USE, FIRST) < until]


DEAD_STOCK = Report(
    key="dead-stock",
    title="Stock that is not used",
    hint="Items in stock of which nothing was issued or sold for so many days, and what lies there.",
    nouns=columns.ITEM_NOUNS,
    parameters=(parameters.IDLE,),
    columns=(
        Column("Group", "text", (Item.group,), 14, head=True),
        columns.SKU,
        columns.NAME,
        columns.ON_HAND,
        columns.UNIT,
        Column("Last used", "time", (LAST_USE,), 16),
        Column("Days", "days", (LAST_USE, FIRST), 8, make=_days),
        Column("Value", "money", (ItemValue.value,), 13, total=True),
    ),
    source=table_of(Item).join(table_of(ItemValue), ItemValue.item_id == Item.id),
    where=_where,
    order=(byte_order(Item.group).nulls_last(), Item.group, ItemValue.value.desc(), Item.sku_sort, Item.id),
    group=Item.group,
    empty="Everything in stock was used.",
)
