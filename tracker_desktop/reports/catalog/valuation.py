"""What the stock was worth at the end of any day: all that took effect until then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.lists.items import average_of
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order
from tracker_desktop.queries.stock_sums import BY_ITEM, HELD, QUANTITY, UNDER_WAY, UNDER_WAY_VALUE, VALUE
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report, Row

NUMBERS = (3, 6, 7, 8, 9)
"""Where a row says how much there was: of one that says nothing of all, nothing is left."""


def _there(_: Connection, __: Office, rows: Sequence[Row]) -> Iterable[Row]:
    return (row for row in rows if any(row[number] for number in NUMBERS))


def _some(_: Office, quantity: Any) -> Any:
    return quantity or None


VALUATION = Report(
    key="valuation",
    title="Stock value as of a day",
    hint="What was on hand of every item at the end of a day, its average cost and its value: for the tax date too. "
    "What was on its way between stores stands apart.",
    nouns=columns.ITEM_NOUNS,
    parameters=(parameters.DAY, parameters.ITEM),
    columns=(
        Column("Group", "text", (Item.group,), 14, head=True),
        columns.SKU,
        columns.NAME,
        Column("On hand", "quantity", (QUANTITY,), 11),
        columns.unit_of(QUANTITY),
        Column("Average cost", "money", (VALUE, QUANTITY), 12, make=average_of),
        Column("Value", "money", (VALUE,), 13, total=True),
        Column("Of it on hold", "quantity", (HELD,), 11, make=_some),
        Column("In transit", "quantity", (UNDER_WAY,), 10, make=_some),
        Column("Value in transit", "money", (UNDER_WAY_VALUE,), 13, total=True),
    ),
    source=BY_ITEM,
    where=lambda asked: [
        *asked.through(Movement.effective_at, "day"),
        *asked.equal(Movement.item_id, "item"),
    ],
    together=(Item.id,),
    order=(byte_order(Item.group).nulls_last(), Item.group, Item.sku_sort, Item.id),
    group=Item.group,
    finish=_there,
    empty="Nothing was in stock on that day.",
)
