"""Clearance: whoever leaves has returned everything, or what has not been returned is listed."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table

NOT_RETURNED = "NOT RETURNED"
STATE = Column("State", 40.0)


def clearance(paper: Paper) -> Sheet:
    """What stands on it."""
    office, lines, holder = paper.office, paper.content.assets, cells.party_name(paper)
    when = shown.moment(office, paper.at)
    rows = [
        (
            cells.tag(line),
            cells.asset(line),
            cells.day(office, line.due, "assigned"),
            Cell("", strong=_state(line)),
            cells.money(office, line.cost),
        )
        for line in lines
    ]
    table = Table(
        (cells.TAG, cells.ASSET, cells.DUE, STATE, cells.COST),
        rows,
        total=cells.cost_total(paper),
        empty="Nothing is held.",
    )
    still_open = paper.content.facts
    held = shown.things(len(lines), "asset")
    return Sheet(
        boxes=(cells.holder_box("Holder", paper), cells.desk_box("Issued by", paper)),
        stamp="NOT CLEARED" if lines or still_open else "CLEARED",
        stamp_about=f"{held} not returned on {when}" if lines else f"Nothing was held on {when}",
        facts=still_open,
        tables=(table,),
        closing=("What is listed above has not been returned.",) if lines else (),
        signatures=(Signature("Holder", holder), Signature("Property office", paper.operator)),
    )


def _state(line: AssetLine) -> str:
    return f"{NOT_RETURNED}, missing" if line.readiness == "missing" else NOT_RETURNED
