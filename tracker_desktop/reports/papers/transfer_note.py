"""Transfer note: stock on its way to another store. Who sends, who carries and who receives it each sign."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

ARRIVED = Column("Arrived", 22.0)


def transfer_note(paper: Paper) -> Sheet:
    """What stands on it. The last column is filled in by hand where it arrives."""
    before = paper.content.before
    rows = [(*row, Cell("")) for row in cells.stock(paper)]
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, cells.TAKEN_FROM, cells.VALUE, ARRIVED)
    return Sheet(
        boxes=(
            Box("From", before.name if before else "", before.about if before else ""),
            cells.holder_box("To", paper),
            cells.desk_box("Sent by", paper),
        ),
        facts=paper.content.facts,
        tables=(Table(columns, rows, total=cells.stock_total(paper)),),
        closing=("Count what arrives and write it in the last column; receive it under Inventory, Transfers.",),
        signatures=(Signature("Sent by", paper.operator), Signature("Carried by"), Signature("Received by")),
    )
