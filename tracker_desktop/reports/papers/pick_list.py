"""Pick list: shelf by shelf what is taken from it, with a box to tick."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table

PLACE = Column("Place", 42.0, lines=4)
TAKEN = Column("Taken", 10.0, tick=True)


def pick_list(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    receiver = facts.pop("Goes to", "")
    rows = [
        (
            Cell(""),
            Cell(line.place),
            Cell(line.sku),
            Cell(line.name),
            cells.lot(paper.office, line),
            cells.quantity(paper.office, line),
        )
        for line in paper.content.stock
    ]
    columns = (TAKEN, PLACE, cells.SKU, cells.ITEM, cells.LOT, cells.QUANTITY)
    return Sheet(
        boxes=(cells.holder_box("Goes to", paper, receiver), cells.desk_box("Printed by", paper)),
        facts=tuple(facts.items()),
        tables=(Table(columns, rows, empty="There is nothing to pick."),),
        signatures=(Signature("Picked by"),),
    )
