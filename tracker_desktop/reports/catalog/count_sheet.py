"""A sheet to count with, in the order of the shelves, with room to write what lies there; never what the book says."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.places import Place
from tracker_desktop.queries.lists.count_lines import COUNT_LINES
from tracker_desktop.reports import parameters, stock_columns
from tracker_desktop.reports.report import Column, Report, blank

COUNT_SHEET = Report(
    key="count-sheet",
    title="Count sheet",
    hint="What is still to be counted, or to be counted again, shelf by shelf, with room to write. Type it in under "
    "Counts, line by line.",
    nouns=("line", "lines"),
    parameters=(parameters.COUNT.needed(),),
    columns=(
        Column("Place", "text", (Place.path,), 22, head=True),
        stock_columns.SKU,
        replace(stock_columns.NAME, width=28),
        stock_columns.LOT,
        Column("Expiry", "date", (Lot.expiry,), 11),
        Column("Unit", "text", (Item.unit,), 8),
        blank("Counted", 20),
        blank("Remarks", 24),
    ),
    source=COUNT_LINES.source,
    where=lambda asked: [
        CountLine.count_id == asked["count"],
        CountLine.counted.is_(None) | (CountLine.again == 1),
    ],
    order=(Place.path_key, Place.id, CountLine.sort, CountLine.id),
    group=Place.id,
    empty="Every line of this count is counted.",
)
