"""What the dialogs about loans ask: an offer, who is reminded next, a paper to sign, a deposit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import TransferOffer
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.lists.transfer_offers import things_of
from tracker_desktop.queries.loan_terms import usual_due
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.reminders import IS_DUE


@dataclass(frozen=True)
class OfferFacts:
    """An offer: what it is about, who has it, who is to have it, whether it waits."""

    id: int
    things: str
    holder: str
    receiver: str
    state: str


@dataclass(frozen=True)
class OfferFactsOf(Query[OfferFacts | None]):
    """The facts of an offer; None where it is gone."""

    offer_id: int

    def run(self, connection: Connection) -> OfferFacts | None:
        giver, taker = (Holder.__table__.alias(name) for name in ("giver", "taker"))
        query = (
            select(TransferOffer.state, giver.c.name.label("holder"), taker.c.name.label("receiver"))
            .join(giver, giver.c.id == TransferOffer.from_holder_id)
            .join(taker, taker.c.id == TransferOffer.to_holder_id)
        )
        row = connection.execute(query.where(TransferOffer.id == self.offer_id)).first()
        if row is None:
            return None
        (things,) = things_of(connection, None, [self.offer_id])
        return OfferFacts(self.offer_id, things, row.holder, row.receiver, row.state)


@dataclass(frozen=True)
class ToRemind:
    """A holder who is due for a reminder, with the address that a mail goes to: their own, or that of the manager of a
    department or who is responsible for a place."""

    holder_id: int
    name: str
    email: str


@dataclass(frozen=True)
class ToRemindOf(Query[Sequence[ToRemind]]):
    """Who of the holders of these custodies is due for a reminder, by name; of all where none are given."""

    custody_ids: tuple[int, ...] = ()

    def run(self, connection: Connection) -> Sequence[ToRemind]:
        params = office_of(connection).params
        due = select(Custody.holder_id).where(IS_DUE).distinct()
        if not self.custody_ids:
            holders = set(connection.scalars(due, params))
        else:
            holders = set()
            for part in in_parts(self.custody_ids):
                mine = select(Custody.holder_id).where(Custody.id.in_(part))
                holders.update(connection.scalars(due.where(Custody.holder_id.in_(mine)), params))
        names: list[tuple[str, ToRemind]] = []
        for part in in_parts(sorted(holders)):
            query = select(Holder.id, Holder.name, Holder.name_key).where(Holder.id.in_(part))
            for row in connection.execute(query):
                found = ToRemind(row.id, row.name, mail_of(connection, row.id))
                names.append((row.name_key, found))
        return [found for _, found in sorted(names, key=lambda pair: pair[0])]


def mail_of(connection: Connection, holder_id: int) -> str:
    """The address of a person, of a department's manager or of who is responsible for a place; empty for none."""
    answers = (
        select(Person.email).where(Person.holder_id == holder_id),
        select(Person.email)
        .join(Department, Department.manager_id == Person.id)
        .where(Department.holder_id == holder_id),
        select(Person.email).join(Place, Place.responsible_id == Person.id).where(Place.holder_id == holder_id),
    )
    return next((found for query in answers if (found := connection.scalar(query))), "")


@dataclass(frozen=True)
class PaperToSign:
    """A paper that a holder signs: what kind it is, and for whom."""

    number: str
    title: str
    holder: str


@dataclass(frozen=True)
class PaperToSignOf(Query[PaperToSign | None]):
    """The paper with this id; None where it is gone or is nobody's."""

    document_id: int

    def run(self, connection: Connection) -> PaperToSign | None:
        query = select(Document.number, Document.kind, Holder.name).join(Holder, Holder.id == Document.holder_id)
        row = connection.execute(query.where(Document.id == self.document_id)).first()
        return None if row is None else PaperToSign(row.number, WORDS[row.kind], row.name)


@dataclass(frozen=True)
class LoanFacts:
    """One holding: what, by whom, until when, and what was paid for it."""

    custody_id: int
    asset_id: int
    tag: str
    holder_id: int
    holder: str
    due: dt.date | None
    ended: bool
    deposit: Decimal | None
    deposit_back: Decimal | None


@dataclass(frozen=True)
class LoansOf(Query[Sequence[LoanFacts]]):
    """These holdings, in this order."""

    custody_ids: tuple[int, ...]

    def run(self, connection: Connection) -> Sequence[LoanFacts]:
        query = (
            select(
                *(Custody.id, Asset.id, Asset.tag, Holder.id, Holder.name, Custody.due, Custody.ended_at),
                *(Custody.deposit, Custody.deposit_back),
            )
            .join(Asset, Asset.id == Custody.asset_id)
            .join(Holder, Holder.id == Custody.holder_id)
        )
        found: dict[int, LoanFacts] = {}
        for part in in_parts(self.custody_ids):
            rows: Any = connection.execute(query.where(Custody.id.in_(part)))
            for row in rows:
                ended = row[6] is not None
                found[row[0]] = LoanFacts(row[0], row[1], row[2], row[3], row[4], row[5], ended, row[7], row[8])
        return [found[custody_id] for custody_id in self.custody_ids if custody_id in found]


@dataclass(frozen=True)
class ToExtend:
    """What is to be extended: tags, and the day that is usual."""

    tags: Sequence[str]
    due: dt.date


@dataclass(frozen=True)
class ToExtendOf(Query[ToExtend]):
    """These assets, and until when they are usually extended: the least of what their categories lend them for, from
    today or from the day they are due."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> ToExtend:
        office = office_of(connection)
        tags: list[str] = []
        days: list[dt.date] = []
        for part in in_parts(self.asset_ids):
            query = select(Asset.tag, Asset.due, Asset.category_id, Asset.holder_id).where(Asset.id.in_(part))
            for row in connection.execute(query.order_by(Asset.tag_sort)):
                tags.append(row.tag)
                start = max(row.due or office.today, office.today)
                days.append(usual_due(connection, office, row.category_id, row.holder_id, start))
        return ToExtend(tags, min(days, default=office.today))
