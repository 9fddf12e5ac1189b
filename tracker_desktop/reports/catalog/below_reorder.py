"""What must be ordered again, and from whom."""

from __future__ import annotations

from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.lists.items import ITEMS, average_of
from tracker_desktop.queries.status import BELOW_REORDER
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

BELOW_REORDER_POINT = Report(
    key="below-reorder-point",
    title="Below reorder point",
    hint="Items of which no more is on hand than their reorder point, by supplier, with what to order.",
    nouns=columns.ITEM_NOUNS,
    columns=(
        Column("Supplier", "text", (Supplier.name,), 24, head=True),
        Column("Phone", "text", (Supplier.phone,), 14, head=True),
        columns.SKU,
        columns.NAME,
        columns.ON_HAND,
        Column("Reorder at", "quantity", (Item.reorder_point,), 11),
        Column("To order", "quantity", (Item.reorder_quantity,), 11),
        columns.unit_of(Item.reorder_quantity),
        Column("Average cost", "money", (ItemValue.value, ItemValue.quantity), 12, make=average_of),
    ),
    source=ITEMS.source,
    where=lambda _: [BELOW_REORDER],
    order=(Supplier.name_key.nulls_last(), Supplier.id, Item.sku_sort, Item.id),
    group=Supplier.id,
    empty="Nothing is below its reorder point.",
)
