"""Goods receipt: a delivery, its lots with their expiry, and the assets in it."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

PUT_AT = Column("Put at", 32.0, lines=4)
VALUE = Column("Value", cells.MONEY_WIDTH, "right")


def goods_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    supplier = facts.pop("Supplier", "")
    return Sheet(
        boxes=(
            Box("Supplier", supplier or shown.NONE),
            Box("Received by", paper.operator, shown.joined([paper.office.name, paper.desk])),
        ),
        facts=tuple(facts.items()),
        tables=tuple(table for table in (_stock(paper), _assets(paper)) if table.rows),
        signatures=(Signature("Delivered by"), Signature("Received by", paper.operator)),
    )


def _stock(paper: Paper) -> Table:
    office, lines = paper.office, paper.content.stock
    rows = [
        (
            Cell(line.sku),
            Cell(line.name),
            cells.quantity(office, line),
            cells.lot(office, line),
            Cell(line.place),
            cells.money(office, line.value or None),
        )
        for line in lines
    ]
    total = cells.total(office, [line.value for line in lines if line.value])
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, PUT_AT, VALUE)
    return Table(columns, rows, title="Into stock" if paper.content.assets else "", total=total)


def _assets(paper: Paper) -> Table:
    office, lines = paper.office, paper.content.assets
    rows = [
        (cells.tag(line), cells.asset(line), Cell(line.place or shown.NONE), cells.money(office, line.cost))
        for line in lines
    ]
    total = cells.total(office, [line.cost for line in lines])
    columns = (cells.TAG, cells.ASSET, PUT_AT, Column("Cost", cells.MONEY_WIDTH, "right"))
    return Table(columns, rows, title="Assets" if paper.content.stock else "", total=total)
