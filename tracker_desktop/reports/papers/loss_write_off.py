"""Loss write-off: what leaves the books because it was not found, at its book value, and who stands for that."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

HOLDER = Column("Last holder", 32.0, lines=4)
PLACE = Column("Last place", 32.0, lines=4)
BOOK_VALUE = Column("Book value", 25.0, "right")
WORDS = "What is listed above was not found and is disposed of. Who held it is relieved of it."


def loss_write_off(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    asker, circumstances = facts.pop("Asked for by", ""), facts.pop("Circumstances", "")
    by = cells.desk_box("Approved by" if asker else "Written off by", paper)
    lines = paper.content.assets
    total = cells.total(paper.office, [line.value for line in lines], what="book value") if len(lines) > 1 else ""
    return Sheet(
        boxes=(Box("Asked for by", asker), by) if asker else (by,),
        facts=tuple(facts.items()),
        text_title="Circumstances" if circumstances else "",
        text=circumstances,
        tables=(
            Table(
                (cells.TAG, cells.ASSET, HOLDER, PLACE, BOOK_VALUE), [_row(paper, one) for one in lines], total=total
            ),
        ),
        closing=(WORDS,),
        signatures=(
            Signature("Asked for by" if asker else "Written off by", asker or paper.operator),
            Signature("Approved by", paper.operator if asker else ""),
        ),
    )


def _row(paper: Paper, line: AssetLine) -> tuple[Cell, ...]:
    return (
        cells.tag(line),
        cells.asset(line),
        Cell(line.holder or "nobody"),
        Cell(line.place or "not known"),
        cells.money(paper.office, line.value),
    )
