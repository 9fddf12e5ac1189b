"""Reminder: what somebody should have brought back, said the sharper the more often it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.paper import AssetLine, Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Cell, Column, Sheet, Signature, Table
from tracker_desktop.wording.lending import notice_name

LATE = Column("Late", 22.0, "right")


@dataclass(frozen=True)
class Tone:
    """What a letter of one step says: before and after its list. `{things}` are how many are late, `{oldest}` for how
    long the first of them is."""

    before: str
    after: str


TONES: Sequence[Tone] = (
    Tone(
        "{things} lent to you should be back by now. It may have slipped your mind.",
        "Please bring back what is listed, or ask us to extend the loan. If it is back already, please tell us.",
    ),
    Tone(
        "We reminded you before that things lent to you are overdue: {things}, the first of them for {oldest}.",
        "Please bring them back within three working days, or tell us when you will. Others are waiting for them.",
    ),
    Tone(
        "In spite of our reminders {things} lent to you are still overdue, the first of them for {oldest}.",
        "Bring them back at once. Until then nothing else may be lent to you.",
    ),
    Tone(
        "This is our last reminder. {things} lent to you are overdue, the first of them for {oldest}.",
        "Bring them back by the next working day. What does not come back is reported as lost, and what it costs to "
        "replace may be charged to you.",
    ),
)


def tone_of(step: int) -> Tone:
    """What the letter of this step says; from the last on the sharpest."""
    return TONES[min(step, len(TONES)) - 1]


def letter(paper: Paper) -> tuple[str, str]:
    """What stands before and after the list."""
    tone, lines = tone_of(paper.content.step), paper.content.assets
    late = max((days_late(paper, line) for line in lines), default=0)
    gaps = {"things": shown.things(len(lines), "thing"), "oldest": shown.things(late, "day")}
    before = tone.before.format_map(gaps)
    if len(lines) == 1:
        before = before.replace("1 thing lent to you are", "1 thing lent to you is")
        before = before.replace(", the first of them for", ", for")
    return before, tone.after


def days_late(paper: Paper, line: AssetLine) -> int:
    """Days from when it was due to when the letter was written."""
    written = paper.at.astimezone(paper.office.zone).date()
    return max(0, (written - line.due).days) if line.due else 0


def overdue_notice(paper: Paper) -> Sheet:
    """What stands on it."""
    office, lines = paper.office, paper.content.assets
    before, after = letter(paper)
    return Sheet(
        boxes=(cells.holder_box("To", paper), cells.desk_box("From", paper)),
        text_title=notice_name(paper.content.step),
        text=before,
        tables=(
            Table(
                (cells.TAG, cells.ASSET, cells.DUE, LATE, cells.COST),
                [_row(paper, office, line) for line in lines],
                total=cells.cost_total(paper) if len(lines) > 1 else "",
            ),
        ),
        closing=(after,),
        signatures=(Signature("Property office", paper.operator),),
    )


def _row(paper: Paper, office: Office, line: AssetLine) -> tuple[Cell, ...]:
    return (
        cells.tag(line),
        cells.asset(line),
        cells.day(office, line.due),
        Cell(shown.things(days_late(paper, line), "day")),
        cells.money(office, line.cost),
    )
