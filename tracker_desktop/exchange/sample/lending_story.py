"""What the sample office agreed on for loans: terms, training, reminders, an offer that waits, signed statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.lending_facts import ToRemindOf
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_training import AddTraining
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.extend_loan import ExtendLoan
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.rules.training_fields import TrainingFields
from tracker_desktop.transactions.send_notice import SendNotice
from tracker_desktop.transactions.sign_paper import SignPaper

TERMS: dict[str, dict[str, Any]] = {
    "Cameras": {"deposit": Decimal(50), "most_out": 2, "extend_times": 1},
    "Laptops": {"extend_times": 2},
    "Power tools": {"training": "Power tools"},
    "Microscopes": {"needs_acceptance": True},
}
TRAININGS = (
    ("Power tools", 400, ("Stefan Popescu", "Leo Brandt")),
    ("Power tools", 20, ("Ahmed Mansour",)),
    ("Power tools", -15, ("Tomas Novak",)),
    ("Laser safety", 200, ("Maria Lopez", "Mei Chen", "Hannah Weiss")),
    ("Forklift", None, ("Ahmed Mansour",)),
)
"""What, for how many days from today on (None: for ever), and who."""
NOTES = {"Power tools": "workshop, by Kofi Mensah", "Laser safety": "certificate on file"}
SIGN_AGAIN = 180
NOT_YET, PRINTED = 6, 4
"""Holders who got no statement yet, and who have not signed theirs."""
UNREMINDED = 2


@dataclass(frozen=True)
class _LoansOf(Query[list[tuple[int, int]]]):
    """What people have on loan that is not due yet: asset and holder id, by tag."""

    def run(self, connection: Connection) -> list[tuple[int, int]]:
        query = (
            select(Asset.id, Custody.holder_id)
            .join(Custody, Custody.asset_id == Asset.id)
            .join(Holder, Holder.id == Custody.holder_id)
            .join(Person, Person.holder_id == Holder.id)
            .where(Custody.ended_at.is_(None), Custody.due.is_not(None), Person.department_id.is_not(None))
            .order_by(Custody.due.desc(), Asset.tag_sort)
        )
        return [(row[0], row[1]) for row in connection.execute(query)]


@dataclass(frozen=True)
class _FreeOf(Query[int | None]):
    """The last asset of a category that lies ready."""

    category: str

    def run(self, connection: Connection) -> int | None:
        query = (
            select(Asset.id)
            .join(Category, Category.id == Asset.category_id)
            .where(Category.name == self.category, Asset.holder_id.is_(None), Asset.parent_id.is_(None))
            .where(Asset.readiness == Readiness.READY.value)
            .order_by(Asset.tag_sort.desc())
        )
        return connection.scalar(query.limit(1))


class LendingStory:
    """Told on the evening before today."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def yesterday(self) -> None:
        """Terms first, then what follows from them."""
        for name, terms in TERMS.items():
            if name in self._office.categories:
                self._do(EditCategory(self._office.categories[name], terms))
        for training, days, names in TRAININGS:
            until = None if days is None else self._scribe.today + dt.timedelta(days=days)
            ids = tuple(self._office.people[name] for name in names)
            self._do(AddTraining(ids, TrainingFields(training, until, NOTES.get(training))))
        self._statements()
        for who in self._store.read(ToRemindOf())[UNREMINDED:]:
            self._do(SendNotice(who.holder_id, "mail" if who.email else "letter"), "Nadia Haddad")
        self._extend_and_offer()

    def _statements(self) -> None:
        """Most have signed for what they hold; some have a statement, and some none yet."""
        self._do(ChangeSetting("loan.statement_days", SIGN_AGAIN), "Rita Osei")
        due = list(self._store.read(ListIds("statements", view="due")).ids)
        for number, holder_id in enumerate(due[NOT_YET:]):
            done = self._do(IssueStatement(holder_id))
            if number >= PRINTED and done.number is not None:
                self._do(SignPaper(done.number))

    def _extend_and_offer(self) -> None:
        loans = self._store.read(_LoansOf())
        later = self._scribe.today + dt.timedelta(days=40)
        for asset_id, _ in loans[:2]:
            self._do(ExtendLoan((asset_id,), later, "the project goes on"))
        taker = self._office.holders["Electronics"]
        given = next((asset_id for asset_id, holder_id in loans[2:] if holder_id != taker), None)
        if given is not None:
            self._do(OfferTransfer((OutLine(given),), taker, override="agreed on the phone", note="for the open day"))
        camera = self._store.read(_FreeOf("Cameras"))
        if camera is not None:
            due = self._scribe.today + dt.timedelta(days=6)
            who = self._office.holders["Peter Lindqvist"]
            self._do(CheckOut((OutLine(camera),), who, due, override="the exhibition"), "Nadia Haddad")

    def _do(self, transaction: Transaction, by: str = MANAGER) -> Done:
        return self._scribe.do(transaction, self._office.people[by], FRONT)
