"""Issue slip: stock that went out, from which lots and places, and what it is charged to."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

TAKEN_FROM = Column("Taken from", 32.0, lines=4)
VALUE = Column("Value", cells.MONEY_WIDTH, "right")


def issue_slip(paper: Paper) -> Sheet:
    """What stands on it."""
    office, lines, holder = paper.office, paper.content.stock, cells.party_name(paper)
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
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, TAKEN_FROM, VALUE)
    return Sheet(
        boxes=(
            Box("Issued to", holder, paper.holder.about if paper.holder else ""),
            Box("Issued by", paper.operator, shown.joined([office.name, paper.desk])),
        ),
        facts=paper.content.facts,
        tables=(Table(columns, rows, total=cells.total(office, [line.value for line in lines if line.value])),),
        signatures=(Signature("Received by", holder), Signature("Issued by", paper.operator)),
    )
