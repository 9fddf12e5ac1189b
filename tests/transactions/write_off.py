"""A transaction of the tests' own that needs another person: writes assets off, and makes a document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop import wording
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import money as money_gap
from tracker_desktop.transactions.set_operator import SetOperator

LIMIT = Decimal(1000)
GONE, WAITS = "written off", "waits"


@dataclass(frozen=True)
class WriteOff(Transaction):
    """What costs more than the limit together needs another person. What is written off already counts no more."""

    kind: ClassVar[str] = "write_off"
    right: ClassVar[Right] = Right.ASSETS

    asset_ids: tuple[int, ...]
    counted_by: tuple[int, ...] = ()

    def apply(self, books: Books) -> Said:
        for asset in self._assets(books):
            if asset.condition == "poor":
                raise Refused("gone")
            asset.notes = GONE
            asset.manufacturer = books.operator.name
        books.document(DocumentKind.HAND_RECEIPT)
        return self._said(books)

    def needs_approval(self, books: Books) -> Need | None:
        facts = {asset.tag: f"{asset.cost:f}" for asset in self._assets(books) if asset.notes != GONE}
        value = sum(map(Decimal, facts.values()), Decimal(0))
        return Need(value, self._said(books), self.counted_by, facts) if value > LIMIT else None

    def requested(self, books: Books, approval: Approval) -> None:
        for asset in self._assets(books):
            asset.notes = WAITS

    def declined(self, books: Books, approval: Approval) -> None:
        for asset in self._assets(books):
            asset.notes = None

    def _assets(self, books: Books) -> list[Asset]:
        return list(books.hold(Asset, self.asset_ids).values())

    def _said(self, books: Books) -> Said:
        assets = self._assets(books)
        value = sum((asset.cost or Decimal(0) for asset in assets), Decimal(0))
        return Said("write_off", {"count": len(assets), "value": money_gap(value)}, ("asset", assets[0].id))


@pytest.fixture
def write_offs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind is known to the program while a test runs."""
    monkeypatch.setitem(by_kind(), "write_off", WriteOff)
    monkeypatch.setitem(wording.TITLES, "write_off", ("Write off {count}: {value}", "{number}"))


def assets(office: Office, *costs: int) -> tuple[int, ...]:
    """New assets of these costs."""
    return tuple(makers.add_asset(office, cost=Decimal(cost)) for cost in costs)


def signed_in(office: Office, name: str, badge: str, role: str = "property manager") -> int:
    """A new person who may sign in in this role; the person id."""
    person = makers.add_person(office, name, badge)
    office.perform(SetOperator(person, (role,)))
    return person


def approvals(office: Office) -> list[dict[str, object]]:
    """All requests."""
    return office.read(makers.Rows(Approval))
