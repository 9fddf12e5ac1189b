"""What damage and loss reports have in common: the assets with their last holder and place, and the circumstances."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

HOLDER = Column("Last holder", 34.0, lines=4)
NOBODY = "nobody"
PLACE = Column("Last place", 34.0, lines=4)


def incident_sheet(paper: Paper, *, condition: bool, words: str) -> Sheet:
    """A sheet on these assets; `condition` gives it a column, `words` stand above the signatures."""
    office, lines = paper.office, paper.content.assets
    apart = len({(line.holder, line.back) for line in lines}) > 1
    rows = [
        (
            cells.tag(line),
            cells.asset(line, f"Due back {shown.day(office, line.due)}" if line.due else ""),
            *([Cell(line.holder or NOBODY, _until(paper, line))] if apart else []),
            Cell(line.place or "not known"),
            *([cells.condition(line)] if condition else []),
            cells.money(office, line.cost),
        )
        for line in lines
    ]
    columns = (
        *(cells.TAG, cells.ASSET, *([HOLDER] if apart else []), PLACE),
        *([cells.CONDITION] if condition else []),
        cells.VALUE,
    )
    holder = cells.party_name(paper)
    return Sheet(
        boxes=(
            _holder_box(paper, apart),
            cells.desk_box("Recorded by", paper),
        ),
        text_title="Circumstances",
        text=dict(paper.content.facts).get("Circumstances", "None were told."),
        tables=(Table(columns, rows, total=cells.cost_total(paper) if len(lines) > 1 else ""),),
        closing=(words,),
        signatures=(Signature("Reported by", holder), Signature("Property office", paper.operator)),
    )


def _holder_box(paper: Paper, apart: bool) -> Box:
    """Who has them, or had them last and until when; the table says it where that differs."""
    before, lines = paper.content.before, paper.content.assets
    if apart:
        return Box(HOLDER.title, before.name if before else "see below", before.about if before else "")
    if before is None:
        return Box(HOLDER.title, NOBODY)
    until = _until(paper, lines[0])
    return Box(HOLDER.title if until else "Held by", before.name, shown.joined((*until, before.about)))


def _until(paper: Paper, line: AssetLine) -> tuple[str, ...]:
    return (f"until {shown.moment(paper.office, line.back)}",) if line.back else ()
