"""Return receipt: what came back, in which condition, and what of it is missing."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

CAME_WITH = Column("Came with it", 38.0, lines=12)
CONDITION = replace(cells.CONDITION, width=28.0)
PUT_AT = Column("Put at", 34.0, lines=4)
UNCHECKED = "Not checked"


def return_receipt(paper: Paper) -> Sheet:
    """What stands on it."""
    before = paper.content.before
    several = before is None
    rows = [
        (
            cells.tag(line),
            cells.asset(
                line,
                f"Returned by {line.holder}" if several or _by_another(paper, line) else "",
                _late(paper, line),
                *cells.deposit(paper.office, line),
            ),
            _came_with(line),
            _condition(line),
            Cell(line.place or shown.NONE),
        )
        for line in paper.content.assets
    ]
    name = before.name if before else ""
    return Sheet(
        boxes=(
            Box("Held until now by", name or "several holders", before.about if before else ""),
            cells.desk_box("Taken back by", paper),
        ),
        facts=paper.content.facts,
        tables=(Table((cells.TAG, cells.ASSET, CAME_WITH, CONDITION, PUT_AT), rows),),
        closing=("What is listed above was returned in the condition that is noted.",),
        signatures=(Signature("Returned by", name), Signature("Taken back by", paper.operator)),
    )


def _by_another(paper: Paper, line: AssetLine) -> bool:
    return paper.content.before is not None and line.holder != paper.content.before.name


def _late(paper: Paper, line: AssetLine) -> str:
    back = (line.back or paper.effective_at).astimezone(paper.office.zone).date()
    if line.due is None or line.due >= back:
        return ""
    return f"{shown.things((back - line.due).days, 'day')} late (due {shown.day(paper.office, line.due)})"


def _condition(line: AssetLine) -> Cell:
    return replace(cells.condition(line), below=(f"went out {line.left}",) if line.left else ())


def _came_with(line: AssetLine) -> Cell:
    if line.unchecked:
        return Cell(UNCHECKED, (f"went out with {', '.join(line.left_with)}",))
    return cells.beside(line)
