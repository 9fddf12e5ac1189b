"""What damage and loss reports have in common: the assets with their last holder and place, and the circumstances."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table

HOLDER = Column("Last holder", 34.0, lines=4)
PLACE = Column("Last place", 34.0, lines=4)


def incident_sheet(paper: Paper, *, condition: bool, words: str) -> Sheet:
    """A sheet on these assets; `condition` gives it a column, `words` stand above the signatures."""
    office, lines = paper.office, paper.content.assets
    rows = [
        (
            cells.tag(line),
            cells.asset(line, f"Due back {shown.day(office, line.due)}" if line.due else ""),
            Cell(line.holder or "nobody"),
            Cell(line.place or "not known"),
            *([cells.condition(line)] if condition else []),
            cells.money(office, line.cost),
        )
        for line in lines
    ]
    columns = (cells.TAG, cells.ASSET, HOLDER, PLACE, *([cells.CONDITION] if condition else []), cells.VALUE)
    holder = cells.party_name(paper)
    return Sheet(
        boxes=(
            cells.holder_box("Held by", paper, "nobody" if len(lines) == 1 else "see below"),
            cells.desk_box("Recorded by", paper),
        ),
        text_title="Circumstances",
        text=dict(paper.content.facts).get("Circumstances", "None were told."),
        tables=(Table(columns, rows, total=cells.cost_total(paper) if len(lines) > 1 else ""),),
        closing=(words,),
        signatures=(Signature("Reported by", holder), Signature("Property office", paper.operator)),
    )
