"""The detail of a disposal lot, and what an asset says of the lot that it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.disposal_facts import NOTHING, LotFacts, LotFactsOf
from tracker_desktop.queries.disposal_sums import HAS_LEFT
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.wording.counter import first_of

MOST_LINES = 12
_MADE, _ASKED, _APPROVED, _CLOSED = (aliased(Person, name=name) for name in ("made", "asked", "approved", "closed"))
_PEOPLE: Any = (
    select(
        *(Disposal.made_at, Disposal.closed_at, _MADE.name.label("made")),
        *(_ASKED.name.label("asked"), _APPROVED.name.label("approved"), _CLOSED.name.label("closed")),
    )
    .join(_MADE, _MADE.id == Disposal.made_by_id)
    .outerjoin(_ASKED, _ASKED.id == Disposal.requested_by_id)
    .outerjoin(_APPROVED, _APPROVED.id == Disposal.approved_by_id)
    .outerjoin(_CLOSED, _CLOSED.id == Disposal.closed_by_id)
)


@dataclass(frozen=True)
class DisposalDetail(Query[Card | None]):
    """Everything about a lot; None where it is gone."""

    disposal_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        lot = LotFactsOf(self.disposal_id).run(connection)
        if lot is None:
            return None
        people = connection.execute(_PEOPLE.where(Disposal.id == lot.id)).one()
        files = connection.scalar(select(func.count(Attachment.id)).where(Attachment.disposal_id == lot.id))
        fields = (
            ("Certificate", lot.number),
            ("Recipient", shown.joined([lot.recipient, ", ".join(lot.recipient_address.split("\n"))])),
            ("Reason", lot.reason),
            ("Begun", shown.joined([shown.moment(office, people.made_at), people.made])),
            ("Asked by", people.asked),
            ("Approved by", people.approved),
            ("Disposed", shown.day(office, lot.disposed_on)),
            ("Closed", people.closed and shown.joined([shown.moment(office, people.closed_at), people.closed])),
            *_sums(office, lot),
            *((line.tag, _line(office, line)) for line in lot.lines[:MOST_LINES]),
            ("And", shown.things(len(lot.lines) - MOST_LINES, "more asset") if len(lot.lines) > MOST_LINES else ""),
            ("Photos and documents", shown.things(files, "file") if files else ""),
            ("Note", lot.note),
        )
        about = shown.joined([shown.word(office, lot.method), shown.things(len(lot.lines), "asset")])
        return Card(lot.name, about, lot.state, lot.number, filled(fields))


def _sums(office: Office, lot: LotFacts) -> Iterator[tuple[str, str]]:
    """What is still to do, and what it comes to."""
    for label, tags in (
        ("To wipe", [line.tag for line in lot.lines if line.to_wipe]),
        ("Still held", [line.tag for line in lot.lines if line.holder]),
        ("Missing", [line.tag for line in lot.lines if line.missing]),
    ):
        yield label, first_of(tags)
    proceeds = sum((line.proceeds or NOTHING for line in lot.lines), NOTHING)
    costs = sum((line.costs or NOTHING for line in lot.lines), NOTHING)
    if lot.lines:
        on = "" if lot.state in HAS_LEFT else " if it leaves today"
        yield "Book value", shown.amount(office, lot.worth) + on
    yield "Proceeds", shown.amount(office, proceeds) if proceeds else ""
    yield "Costs", shown.amount(office, costs) if costs else ""
    if lot.state in HAS_LEFT:
        yield "Gain" if lot.gain >= 0 else "Loss", shown.amount(office, abs(lot.gain))
    yield "Saves a year", shown.amount(office, lot.saved) if lot.saved else ""


def _line(office: Office, line: Any) -> str:
    wiped = f"wiped {shown.day(office, line.wiped_on)}" if line.wiped_on else ""
    return shown.joined([line.description, wiped, shown.amount(office, line.proceeds)])


def disposal_words(connection: Connection, office: Office, asset_id: int) -> str:
    """Old laptops · sale to Campus Surplus · disposed of 24 Nov 2026 · CD-2026-00001: the lot of an asset that is to
    leave, or has left."""
    query = (
        select(Disposal.name, Disposal.method, Disposal.recipient, Disposal.disposed_on, Disposal.number)
        .add_columns(Disposal.state)
        .join(DisposalLine, DisposalLine.disposal_id == Disposal.id)
        .where(DisposalLine.asset_id == asset_id, Disposal.state != "withdrawn")
        .order_by(DisposalLine.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return ""
    to = f"{row.method} to {row.recipient}" if row.recipient else row.method
    left = f"disposed of {shown.day(office, row.disposed_on)}" if row.disposed_on else row.state
    return shown.joined([row.name, to, left, row.number])
