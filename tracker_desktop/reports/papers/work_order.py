"""Work order: the asset, what is to be done, the parts, and room for what was found. Of several, a list of them."""

from __future__ import annotations

from collections.abc import Iterator

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.queries.papers.work_facts import WorkPaper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

DONE = Column("Done", 12.0, tick=True)
TASK = Column("Task", lines=4)
BY = Column("By, on", 58.0, lines=2)
QUANTITY = Column("Quantity", 30.0, "right")
FREE_ROWS = 3
"""To write parts into that are taken at the bench."""
BLANK = Cell("·", ("·",))
SKU = Column("SKU", 30.0)
FOUND = Table((Column("Found, done and measured"),), [(BLANK,)] * FREE_ROWS, numbered=False)
"""Room to write."""
STATES = {"cancelled": "CANCELLED", "done": "DONE"}
NUMBER = Column("Work order", 40.0)
TAG = Column("Asset", 30.0)
WHAT = Column("What is to be done", lines=3)
DUE = Column("Due", 26.0)


def work_order(paper: Paper) -> Sheet:
    """What stands on it."""
    work = paper.content.work
    return _one(paper.office, work[0]) if len(work) == 1 else _many(paper.office, work)


def _one(office: Office, work: WorkPaper) -> Sheet:
    about = shown.joined([work.model, f"serial number {work.serial}" if work.serial else "", work.place, work.holder])
    who = work.worker or work.supplier
    due = f"by {shown.day(office, work.due)}" if work.due else ""
    facts = (
        ("What is to be done", work.title),
        ("Kind", work.kind),
        ("Plan", work.plan if work.plan != work.title else ""),
        ("Meter", work.meter),
        ("Finished on", shown.day(office, work.finished_on)),
        ("Certificate", shown.joined([work.certificate, _until(office, work)])),
        ("Result", work.result),
    )
    return Sheet(
        boxes=(
            Box("Asset", shown.joined([work.tag, work.description]), about),
            Box("To be done by", who or "—", shown.joined([due, work.supplier if work.worker else ""])),
        ),
        stamp=STATES.get(work.state, ""),
        facts=tuple((label, text) for label, text in facts if text),
        text_title="Note" if work.note else "",
        text=work.note,
        tables=(
            *_tasks(work),
            Table((SKU, cells.ITEM, QUANTITY), _parts(office, work), title="Parts", numbered=False, empty="None."),
            *([] if work.finished_on else [FOUND]),
        ),
        signatures=(Signature("Work done by", work.worker), Signature("Taken back by")),
    )


def _tasks(work: WorkPaper) -> Iterator[Table]:
    """What is to do, with boxes to tick; and what is done, by whom."""
    left = [(Cell(""), Cell(task.text), Cell("")) for task in work.tasks if not task.done]
    done = [(Cell(task.text), Cell(task.done)) for task in work.tasks if task.done]
    if left or not done:
        title = "Tasks left out" if work.finished_on else "Tasks"
        yield Table((DONE, TASK, BY), left, title=title, empty="No tasks are listed.")
    if done:
        yield Table((TASK, BY), done, title="Tasks done")


def _until(office: Office, work: WorkPaper) -> str:
    return f"until {shown.day(office, work.certified_until)}" if work.certified_until else ""


def _parts(office: Office, work: WorkPaper) -> list[tuple[Cell, ...]]:
    rows = [
        (Cell(part.sku), Cell(part.name), Cell(shown.stock(office, part.quantity, part.unit))) for part in work.parts
    ]
    return [*rows, *([] if work.finished_on else [(BLANK, BLANK, BLANK)] * FREE_ROWS)]


def _many(office: Office, work: tuple[WorkPaper, ...]) -> Sheet:
    rows = [
        (
            Cell(one.number),
            Cell(one.tag, (one.description,)),
            Cell(one.title, tuple(part for part in (one.worker or one.supplier, one.place) if part)),
            Cell(shown.day(office, one.due)),
        )
        for one in work
    ]
    return Sheet(
        facts=(("Work orders", f"{len(work):,}, each of them has a paper of its own"),),
        tables=(Table((NUMBER, TAG, WHAT, DUE), rows),),
        signatures=(Signature("Given out by"), Signature("Taken on by")),
    )
