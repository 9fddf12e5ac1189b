"""Return note: stock that was issued and came back, and what it is credited to."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Sheet, Signature, Table


def return_note(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    customer = facts.pop("Customer", "")
    columns = (cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT, cells.PUT_AT, cells.VALUE)
    return Sheet(
        boxes=(
            cells.holder_box("Returned by", paper, customer or "not told"),
            cells.desk_box("Taken back by", paper),
        ),
        facts=tuple(facts.items()),
        tables=(Table(columns, cells.stock(paper), total=cells.stock_total(paper)),),
        signatures=(
            Signature("Returned by", cells.party_name(paper) or customer),
            Signature("Taken back by", paper.operator),
        ),
    )
