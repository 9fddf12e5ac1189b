"""Hand receipt: what somebody was handed, until when, and on what terms."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Column, Sheet, Signature, Table

BESIDE = Column("With it", 38.0, lines=12)
LONGER = "I am responsible for what is listed above until it is returned, by the new day."
RECEIVED = "I have received what is listed above and am responsible for it until it is returned."


def hand_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    office, holder = paper.office, cells.party_name(paper)
    rows = [
        (
            cells.tag(line),
            cells.asset(line, *cells.deposit(office, line), *_held_by(paper, line)),
            cells.beside(line),
            cells.condition(line),
            cells.day(office, line.due, "assigned"),
        )
        for line in paper.content.assets
    ]
    extended = bool(paper.content.assets) and bool(paper.content.assets[0].holder)
    terms = str(office.settings["receipts.terms"])
    return Sheet(
        boxes=(
            cells.holder_box("Held by" if extended else "Received by", paper, "several holders"),
            cells.desk_box("Extended by" if extended else "Handed over by", paper),
        ),
        facts=paper.content.facts,
        tables=(Table((cells.TAG, cells.ASSET, BESIDE, cells.CONDITION, cells.DUE), rows),),
        closing=tuple(text for text in (terms, LONGER if extended else RECEIVED) if text),
        signatures=(
            Signature("Held by" if extended else "Received by", holder),
            Signature("Extended by" if extended else "Handed over by", paper.operator),
        ),
    )


def _held_by(paper: Paper, line: AssetLine) -> tuple[str, ...]:
    """Who has it, on a receipt for several holders whose loans were extended."""
    return (f"Held by {line.holder}",) if line.holder and paper.holder is None else ()
