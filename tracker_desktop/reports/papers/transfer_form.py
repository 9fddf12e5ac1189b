"""Transfer form: assets go from one holder to another, and both sign."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.hand_receipt import BESIDE
from tracker_desktop.reports.papers.sheet import Box, Sheet, Signature, Table


def transfer_form(paper: Paper) -> Sheet:
    """What stands on it."""
    office, before = paper.office, paper.content.before
    rows = [
        (
            cells.tag(line),
            cells.asset(line, *cells.deposit(office, line), "" if before else f"From {line.holder}"),
            cells.beside(line),
            cells.condition(line),
            cells.day(office, line.due, "assigned"),
        )
        for line in paper.content.assets
    ]
    giver, receiver = before.name if before else "", cells.party_name(paper)
    return Sheet(
        boxes=(
            Box("From", giver or "several holders", before.about if before else ""),
            cells.holder_box("To", paper),
        ),
        facts=(*paper.content.facts, ("Recorded by", shown.joined([paper.operator, paper.desk]))),
        tables=(Table((cells.TAG, cells.ASSET, BESIDE, cells.CONDITION, cells.DUE), rows),),
        closing=("From now on the receiver is responsible for what is listed above.",),
        signatures=(Signature("Handed over by", giver), Signature("Received by", receiver)),
    )
