"""What is on hand of every item, and what it is worth."""

from __future__ import annotations

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.queries.lists.items import ITEMS, average_of
from tracker_desktop.queries.sql import byte_order
from tracker_desktop.queries.status import ALL_ITEMS_STATUS
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

STOCK_VALUE = Report(
    key="stock-value",
    title="Stock and its value",
    hint="What is on hand of every item, its average cost and its value, by group.",
    nouns=columns.ITEM_NOUNS,
    columns=(
        Column("Group", "text", (Item.group,), 14, head=True),
        columns.SKU,
        columns.NAME,
        Column("Stock", "status", (ALL_ITEMS_STATUS,), 11),
        columns.ON_HAND,
        columns.UNIT,
        Column("Average cost", "money", (ItemValue.value, ItemValue.quantity), 12, make=average_of),
        Column("Value", "money", (ItemValue.value,), 13, total=True),
    ),
    source=ITEMS.source,
    where=lambda _: [(Item.active == 1) | (ItemValue.quantity > 0)],
    order=(byte_order(Item.group).nulls_last(), Item.group, Item.sku_sort, Item.id),
    group=Item.group,
    chart="stock-value",
    empty="No items.",
)
