"""The detail of a loss, and what an asset says of its losses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.journal import Change
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.lists.losses import LOSS_STATE, SOURCE
from tracker_desktop.queries.loss_facts import LossFactsOf
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.wording.counter import first_of

_REST: Any = (
    select(
        *(LOSS_STATE.label("status"), Loss.reported_at, Person.name.label("reporter"), Place.path),
        *(Loss.ended_on, Asset.cost),
    )
    .select_from(SOURCE)
    .add_columns(
        select(func.count(Attachment.id)).where(Attachment.loss_id == Loss.id).correlate(Loss).scalar_subquery()
    )
)
WORDS = {"lost": "Missing", "stolen": "Stolen", "destroyed": "Destroyed"}


@dataclass(frozen=True)
class LossDetail(Query[Card | None]):
    """Everything about a loss; None where it is gone."""

    loss_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_REST.where(Loss.id == self.loss_id)).first()
        if row is None:
            return None
        (loss,) = LossFactsOf((self.loss_id,)).run(connection)
        status, reported_at, reporter, place, ended_on, cost, files = row
        charged = loss.charged_to and shown.joined([shown.amount(office, loss.charged), f"to {loss.charged_to[1]}"])
        fields = (
            ("What happened", shown.word(office, loss.how)),
            ("When", shown.day(office, loss.lost_on)),
            ("Circumstances", loss.circumstances),
            ("Reported", shown.joined([shown.moment(office, reported_at), reporter])),
            ("Last holder", loss.last_holder and loss.last_holder[1]),
            ("Last place", place),
            ("Police", shown.joined([loss.police_number, loss.police_station])),
            ("Papers", first_of(papers_of(connection, loss.id))),
            ("Photos and documents", shown.things(files, "file") if files else ""),
            ("Cost", shown.amount(office, cost)),
            (
                "Book value",
                shown.amount(office, loss.worth) + (" if it leaves today" if loss.is_open and loss.worth else ""),
            ),
            ("Costs a year", shown.amount(office, loss.saved) if loss.is_open and loss.saved else ""),
            ("Charged", charged or ""),
            ("Recovered", shown.amount(office, loss.recovered)),
            ("Ended", shown.day(office, ended_on)),
            ("Note", loss.note),
        )
        return Card(loss.tag, loss.description, status, loss.tag, filled(fields))


def papers_of(connection: Connection, loss_id: int) -> list[str]:
    """The numbers of its reports and of its write-off that are not void, the last one first."""
    entries = select(Change.entry).where(Change.table_name == Loss.__tablename__, Change.row_id == loss_id)
    kinds = (DocumentKind.LOSS_REPORT.value, DocumentKind.LOSS_WRITE_OFF.value)
    query = (
        select(Document.number)
        .where(Document.kind.in_(kinds), Document.voided_by.is_(None), Document.entry.in_(entries))
        .order_by(Document.id.desc())
    )
    return list(connection.scalars(query))


def loss_words(connection: Connection, office: Office, asset_id: int) -> str:
    """Stolen · reported 24 Nov 2026 · LR-2026-00001: the loss of an asset that is missing or was written off."""
    query = select(Loss.__table__).where(Loss.asset_id == asset_id).order_by(Loss.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None or row.state == "found":
        return ""
    end = f"written off {shown.day(office, row.ended_on)}" if row.ended_on else ""
    reported = shown.day(office, row.reported_at.astimezone(office.zone).date())
    papers = papers_of(connection, row.id)
    return shown.joined([WORDS[row.kind], f"reported {reported}", end, papers[0] if papers else ""])


@dataclass(frozen=True)
class PapersOfLoss(Query[tuple[str, ...]]):
    """The numbers of the papers of a loss, the last one first."""

    loss_id: int

    def run(self, connection: Connection) -> tuple[str, ...]:
        return tuple(papers_of(connection, self.loss_id))
