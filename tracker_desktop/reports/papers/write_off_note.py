"""Write-off note: stock that is expired, broken or lost, what it was worth, and who stands for it."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Column, Sheet, Signature, Table

LAY_AT = Column("Lay at", 32.0, lines=4)


def write_off_note(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    asker = facts.pop("Asked for by", "")
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, LAY_AT, cells.VALUE)
    by = cells.desk_box("Approved by" if asker else "Written off by", paper)
    return Sheet(
        boxes=(Box("Asked for by", asker), by) if asker else (by,),
        facts=tuple(facts.items()),
        tables=(Table(columns, cells.stock(paper), total=cells.stock_total(paper)),),
        signatures=(
            Signature("Asked for by" if asker else "Written off by", asker or paper.operator),
            Signature("Approved by", paper.operator if asker else ""),
        ),
    )
