"""Deposit receipt: what of a deposit was given back after the return, and what is kept."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Column, Sheet, Signature, Table

OUT = Column("Out since", 24.0)
BACK = Column("Came back", 24.0)


def deposit_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    office, holder = paper.office, cells.party_name(paper)
    rows = [
        (cells.tag(line), cells.asset(line), cells.day_of(office, line.since), cells.day_of(office, line.back))
        for line in paper.content.assets
    ]
    return Sheet(
        boxes=(cells.holder_box("Paid by", paper), cells.desk_box("Settled by", paper)),
        facts=paper.content.facts,
        tables=(Table((cells.TAG, cells.ASSET, OUT, BACK), rows, numbered=False),),
        closing=("The deposit of what is listed above is settled as noted.",),
        signatures=(Signature("Received by", holder), Signature("Settled by", paper.operator)),
    )
