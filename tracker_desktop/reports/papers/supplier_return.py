"""Supplier return: stock that goes back to who delivered it. What it is worth by the books is no business of theirs."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Sheet, Signature, Table


def supplier_return(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    supplier, number = facts.pop("Supplier", ""), facts.pop("Our customer number", "")
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, cells.TAKEN_FROM)
    return Sheet(
        boxes=(
            Box("Goes back to", supplier or shown.NONE, f"Our customer number {number}" if number else ""),
            cells.desk_box("Sent back by", paper),
        ),
        facts=tuple(facts.items()),
        tables=(Table(columns, [row[:-1] for row in cells.stock(paper)]),),
        signatures=(Signature("Sent back by", paper.operator), Signature("Collected by")),
    )
