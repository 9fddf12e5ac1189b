"""Put-away list: place by place what is carried there, with a box to tick and room for another place."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table

DONE = Column("Done", 10.0, tick=True)
PLACE = Column("Goes to", 46.0, lines=5)
OTHER = Column("Put elsewhere", 26.0)


def put_away_list(paper: Paper) -> Sheet:
    """What stands on it."""
    rows = [
        (
            Cell(""),
            Cell(line.place, (f"Better: {line.better}",) if line.better else ()),
            Cell(line.sku),
            Cell(line.name),
            cells.lot(paper.office, line),
            cells.quantity(paper.office, line),
            Cell(""),
        )
        for line in paper.content.stock
    ]
    columns = (DONE, PLACE, cells.SKU, cells.ITEM, cells.LOT, cells.QUANTITY, OTHER)
    return Sheet(
        boxes=(cells.desk_box("Printed by", paper),),
        facts=paper.content.facts,
        tables=(Table(columns, rows),),
        closing=("What is put elsewhere is moved under Move: scan it, type how many, scan the place.",),
        signatures=(Signature("Put away by"),),
    )
