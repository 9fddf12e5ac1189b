"""What has to be inspected, as a work list; and the inspections of an asset with who did which step when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.models.inspections import Inspection, Tick
from tracker_desktop.models.people import Person
from tracker_desktop.queries.checklist import names_in
from tracker_desktop.queries.lists.inspections import INSPECTIONS, TO_INSPECT, WAITING, left_of, steps_of, waited
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.shown import word
from tracker_desktop.reports import asset_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Column, Report, Row, blank

TICKS = (Asset.steps_done, Category.checklist)


def _days(office: Office, opened_at: dt.datetime | None) -> int | None:
    return None if opened_at is None else waited(office, opened_at)


def _day(office: Office, opened_at: dt.datetime | None) -> dt.date | None:
    return None if opened_at is None else opened_at.astimezone(office.zone).date()


def _waiting(asked: Asked) -> list[Any]:
    return [TO_INSPECT.where, *columns.below(asked, Asset.place_id), *asked.equal(Asset.category_id, "category")]


INSPECTIONS_TO_DO = Report(
    key="inspections-to-do",
    title="To inspect",
    hint="What came back or was damaged and waits for its checklist, by category, with what is still to do.",
    nouns=columns.NOUNS,
    parameters=(parameters.CATEGORY, parameters.PLACE),
    columns=(
        replace(columns.CATEGORY, head=True),
        columns.TAG,
        replace(columns.DESCRIPTION, width=20),
        replace(columns.LOCATION, width=15),
        Column("Since", "date", (WAITING.c.opened_at,), 10, make=_day),
        Column("Days", "days", (WAITING.c.opened_at,), 6, make=_days),
        Column("From", "text", (WAITING.c.holder,), 14),
        Column("Steps", "text", TICKS, 7, make=steps_of),
        Column("Still to do", "text", (*TICKS, Asset.condition), 48, make=left_of),
        blank("Done by", 14),
    ),
    source=TO_INSPECT.source,
    where=_waiting,
    order=(Category.name_key.nulls_last(), Category.id, WAITING.c.opened_at, Asset.tag_sort, Asset.id),
    group=Category.id,
    empty="Nothing waits for an inspection.",
)

STEP, DONE_BY, DONE_AT = 3, 4, 5


def _ticked(_: Office, ticks: Sequence[Tick], steps: Sequence[Step]) -> list[tuple[str, Tick | None]]:
    """Each step of the list with its tick; then what was ticked and stands on the list no longer."""
    done = {tick["text"]: tick for tick in ticks}
    listed = [step["text"] for step in steps]
    return [(text, done.get(text)) for text in (*listed, *(text for text in done if text not in listed))]


def _line_by_line(connection: Connection, _: Office, rows: Sequence[Row]) -> Iterable[Row]:
    """One row a step; the inspection itself stands in the first."""
    names = names_in(connection, [tick for row in rows for _, tick in row[STEP] if tick is not None])
    for row in rows:
        steps = row[STEP] or [("", None)]
        for number, (text, tick) in enumerate(steps):
            by = names.get(tick["by"], "") if tick else "not done" if text else ""
            at = dt.datetime.fromisoformat(tick["at"]) if tick else None
            before, after = row[:STEP], row[DONE_AT + 1 :]
            first = number == 0
            yield (
                *(before if first else [None] * len(before)),
                text,
                by,
                at,
                *(after if first else [None] * len(after)),
            )


INSPECTION_HISTORY = Report(
    key="inspection-history",
    title="Inspections of an asset",
    hint="Every time an asset was looked at before another use: who did which step when, and what came of it.",
    nouns=("step", "steps"),
    parameters=(parameters.ASSET.needed(),),
    columns=(
        Column("Came back", "time", (Inspection.opened_at,), 15),
        Column("Outcome", "text", (Inspection.outcome,), 14, make=lambda office, one: word(office, one) or "Open"),
        Column("Finished by", "text", (Person.name,), 15),
        Column("Step", "text", (Inspection.ticks, Inspection.steps), 30, make=_ticked),
        Column("Done by", "text", (), 15, make=lambda _: None),
        Column("Done", "time", (), 15, make=lambda _: None),
        Column("Finished", "time", (Inspection.finished_at,), 15),
        Column("Condition", "text", (Inspection.condition,), 10, make=word),
        Column("Note", "text", (Inspection.note,), 24),
    ),
    source=INSPECTIONS.source,
    where=lambda asked: [Inspection.asset_id == asked["asset"]],
    order=(Inspection.opened_at, Inspection.id),
    finish=_line_by_line,
    empty="It was not inspected yet.",
)
