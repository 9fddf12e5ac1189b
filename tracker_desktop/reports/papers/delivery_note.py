"""Delivery note: what a customer was sold. What it cost the office is not on it."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Sheet, Signature, Table


def delivery_note(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    customer = facts.pop("Customer", "")
    rows = [row[:4] for row in cells.stock(paper)]
    return Sheet(
        boxes=(Box("Delivered to", customer), cells.desk_box("Delivered by", paper)),
        facts=tuple(facts.items()),
        tables=(Table((cells.SKU, cells.ITEM, cells.QUANTITY, cells.LOT), rows),),
        signatures=(Signature("Received by"), Signature("Delivered by", paper.operator)),
    )
