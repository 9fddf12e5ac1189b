"""Issue slip: stock that went out, from which lots and places, and what it is charged to."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Sheet, Signature, Table


def issue_slip(paper: Paper) -> Sheet:
    """What stands on it."""
    charged = dict(paper.content.facts).get("Charge code", "")
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, cells.TAKEN_FROM, cells.VALUE)
    return Sheet(
        boxes=(cells.holder_box("Issued to", paper, f"Job {charged}"), cells.desk_box("Issued by", paper)),
        facts=paper.content.facts,
        tables=(Table(columns, cells.stock(paper), total=cells.stock_total(paper)),),
        signatures=(Signature("Received by", cells.party_name(paper)), Signature("Issued by", paper.operator)),
    )
