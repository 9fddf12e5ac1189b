"""The detail of an inspection: what it ended with, and who did which step when. And the last one of an asset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.inspections import Inspection
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.checklist import names_in, tick_words
from tracker_desktop.queries.lists.inspections import done_of, waited
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.to_do import IS_OPEN

_FOUND = (
    select(
        *Inspection.__table__.c,
        Asset.tag,
        Asset.description,
        Person.name.label("by"),
        Place.path.label("place"),
        Holder.name.label("holder"),
    )
    .join(Asset, Asset.id == Inspection.asset_id)
    .outerjoin(Person, Person.id == Inspection.finished_by_id)
    .outerjoin(Place, Place.id == Inspection.place_id)
    .outerjoin(Custody, Custody.id == Inspection.custody_id)
    .outerjoin(Holder, Holder.id == Custody.holder_id)
)


@dataclass(frozen=True)
class InspectionDetail(Query[Card | None]):
    """Everything about an inspection; None where it is gone."""

    inspection_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_FOUND.where(Inspection.id == self.inspection_id)).mappings().first()
        if row is None:
            return None
        since = "" if row["finished_at"] else shown.things(waited(office, row["opened_at"]), "day")
        fields = (
            ("Came back", shown.joined([shown.moment(office, row["opened_at"]), since])),
            ("From", row["holder"]),
            ("Outcome", shown.word(office, row["outcome"]) or "Open"),
            ("Finished", shown.joined([shown.moment(office, row["finished_at"]), row["by"]])),
            ("Condition", shown.word(office, row["condition"])),
            ("Then at", row["place"]),
            ("Note", row["note"]),
            *_steps(connection, office, row),
        )
        return Card(row["tag"], row["description"], "", row["tag"], filled(fields))


def _steps(connection: Connection, office: Office, row: Any) -> Iterator[tuple[str, str]]:
    """Each step of the list with who did it; then what was ticked and stands on the list no longer."""
    names = names_in(connection, row["ticks"])
    by = {tick["text"]: tick_words(office, tick, names) for tick in row["ticks"]}
    listed = [step["text"] for step in row["steps"]]
    for text in (*listed, *(text for text in by if text not in listed)):
        yield text, by.get(text, "not done")


def last_inspection(connection: Connection, office: Office, asset_id: int) -> str:
    """Passed 24 Nov by Rita Osei, 4 of 4 steps; nothing where there was none."""
    query = (
        select(Inspection.outcome, Inspection.finished_at, Inspection.ticks, Inspection.steps, Person.name.label("by"))
        .outerjoin(Person, Person.id == Inspection.finished_by_id)
        .where(Inspection.asset_id == asset_id, ~IS_OPEN)
        .order_by(Inspection.finished_at.desc(), Inspection.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return ""
    done = done_of(office, row.ticks, row.steps)
    words = f"{shown.word(office, row.outcome)} {shown.lately(office, row.finished_at)}"
    return shown.joined([f"{words} by {row.by}" if row.by else words, f"{done} steps" if done else ""])
