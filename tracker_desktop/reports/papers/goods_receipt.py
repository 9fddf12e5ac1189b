"""Goods receipt: a delivery, its lots with their expiry, and the assets in it."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Sheet, Signature, Table


def goods_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    supplier = facts.pop("Supplier", "")
    return Sheet(
        boxes=(
            Box("Supplier", supplier or shown.NONE),
            cells.desk_box("Received by", paper),
        ),
        facts=tuple(facts.items()),
        tables=tuple(table for table in (_stock(paper), _assets(paper)) if table.rows),
        signatures=(Signature("Delivered by"), Signature("Received by", paper.operator)),
    )


def _stock(paper: Paper) -> Table:
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, cells.PUT_AT, cells.VALUE)
    title = "Into stock" if paper.content.assets else ""
    return Table(columns, cells.stock(paper), title=title, total=cells.stock_total(paper))


def _assets(paper: Paper) -> Table:
    rows = [
        (cells.tag(line), cells.asset(line), Cell(line.place or shown.NONE), cells.money(paper.office, line.cost))
        for line in paper.content.assets
    ]
    columns = (cells.TAG, cells.ASSET, cells.PUT_AT, cells.COST)
    return Table(columns, rows, title="Assets" if paper.content.stock else "", total=cells.cost_total(paper))
