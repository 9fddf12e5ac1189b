"""Statement of custody: everything that somebody has, to be checked and signed."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table

PLACE = Column("Place", 32.0, lines=4)
SINCE = Column("Since", 22.0)
CHECKED = "I have checked this list. I hold what is on it, except where I have struck it out."
NOTHING = "I have checked this. I hold nothing that belongs to the property office."


def statement(paper: Paper) -> Sheet:
    """What stands on it."""
    office, lines, holder = paper.office, paper.content.assets, cells.party_name(paper)
    rows = [
        (
            cells.tag(line),
            cells.asset(line, "Reported missing" if line.readiness == "missing" else ""),
            Cell(line.place or shown.NONE),
            cells.day_of(office, line.since),
            cells.day(office, line.due),
            cells.money(office, line.cost),
        )
        for line in lines
    ]
    table = Table(
        (cells.TAG, cells.ASSET, PLACE, SINCE, cells.DUE, cells.COST),
        rows,
        total=cells.cost_total(paper),
        empty="Nothing is held.",
    )
    return Sheet(
        boxes=(cells.holder_box("Held by", paper), cells.desk_box("Issued by", paper)),
        facts=(("Held", shown.things(len(lines), "asset")),),
        tables=(table,),
        closing=(CHECKED if lines else NOTHING,),
        signatures=(Signature("Held by", holder), Signature("Checked by")),
    )
