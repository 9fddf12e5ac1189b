"""What is still to come of the orders, and what of it is late."""

from __future__ import annotations

from tracker_desktop.models.orders import PurchaseOrder
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.reports import order_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

OPEN_ORDERS = Report(
    key="open-orders",
    title="Open orders",
    hint="What was ordered and has not come yet, by supplier and by the day on which it is expected.",
    nouns=columns.NOUNS,
    parameters=(parameters.ITEM,),
    columns=(
        columns.SUPPLIER,
        columns.NUMBER,
        columns.ORDERED_ON,
        columns.SKU,
        columns.WHAT,
        columns.ORDERED,
        columns.CAME,
        columns.STILL_OPEN,
        columns.UNIT,
        columns.EXPECTED,
        columns.DAYS_LATE,
        columns.VALUE,
    ),
    source=columns.SOURCE,
    where=columns.to_come,
    order=(Supplier.name_key, Supplier.id, *columns.ORDER),
    group=Supplier.id,
    empty="Nothing is on order.",
)

LATE_ORDERS = Report(
    key="late-orders",
    title="Late orders",
    hint="What should have come by now, the longest overdue first, with who to call.",
    nouns=columns.NOUNS,
    columns=(
        columns.DAYS_LATE,
        columns.EXPECTED,
        columns.NUMBER,
        Column("Supplier", "text", (Supplier.name,), 18),
        Column("Phone", "text", (Supplier.phone,), 13),
        columns.SKU,
        columns.WHAT,
        columns.CODE,
        columns.STILL_OPEN,
        columns.UNIT,
        columns.VALUE,
    ),
    source=columns.SOURCE,
    where=lambda asked: [*columns.to_come(asked), asked.office.today > columns.DUE],
    order=(columns.DUE, PurchaseOrder.id, *columns.ORDER[2:]),
    empty="Nothing is late.",
)
