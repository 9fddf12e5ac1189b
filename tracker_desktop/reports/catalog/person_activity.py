"""What was handed to a person and taken back, and what the person did at the desk."""

from __future__ import annotations

from typing import Any

from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.history import about
from tracker_desktop.reports import journal_columns as columns
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Asked, Report


def _where(asked: Asked) -> list[Any]:
    parts = {"about": Entry.uid.in_(about("person", asked["person"])), "by": Entry.operator_id == asked["person"]}
    part = parts[asked["part"]] if asked["part"] else parts["about"] | parts["by"]
    return [part, *asked.period(Entry.recorded_at)]


PERSON_ACTIVITY = Report(
    key="person-activity",
    title="Activity of a person",
    hint="What was lent, assigned and issued to a person and taken back, and what the person did at the desk.",
    nouns=columns.NOUNS,
    parameters=(parameters.PERSON.needed(), parameters.SIDE, parameters.FROM, parameters.TO),
    columns=columns.COLUMNS,
    source=columns.SOURCE,
    where=_where,
    order=(Entry.seq,),
    finish=columns.in_words,
    empty="Nothing in this time.",
)
