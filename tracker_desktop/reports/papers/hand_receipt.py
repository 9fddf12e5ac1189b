"""Hand receipt: what somebody was handed, until when, and on what terms."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Column, Sheet, Signature, Table

BESIDE = Column("With it", 38.0, lines=12)
RECEIVED = "I have received what is listed above and am responsible for it until it is returned."


def hand_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    office, holder = paper.office, cells.party_name(paper)
    rows = [
        (
            cells.tag(line),
            cells.asset(line),
            cells.beside(line),
            cells.condition(line),
            cells.day(office, line.due, "assigned"),
        )
        for line in paper.content.assets
    ]
    terms = str(office.settings["receipts.terms"])
    return Sheet(
        boxes=(cells.holder_box("Received by", paper), cells.desk_box("Handed over by", paper)),
        facts=paper.content.facts,
        tables=(Table((cells.TAG, cells.ASSET, BESIDE, cells.CONDITION, cells.DUE), rows),),
        closing=(terms, RECEIVED) if terms else (RECEIVED,),
        signatures=(Signature("Received by", holder), Signature("Handed over by", paper.operator)),
    )
