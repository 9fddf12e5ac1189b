"""Small transactions of the tests' own around the rules of what stock is worth, one posting each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

import pytest

from tests.store_fixtures import Office
from tests.transactions.stock_makers import movements
from tracker_desktop import wording
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import ItemValue, Movement, MovementKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import costs
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.ledger_values import last_cost, rounded, share
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.transactions.rules.stock_places import virtual

NOTHING = Decimal(0)


@dataclass(frozen=True)
class CostStep(Transaction):
    """`place` is where stock leaves or arrives, `names` a movement that this takes back a part of."""

    right: ClassVar[Right] = Right.STOCK

    item: int
    lot: int
    place: int
    quantity: Decimal
    names: int | None = None
    money: Decimal | None = None

    def apply(self, books: Books) -> Said:
        lock_stock(books, [self.item])
        self.post(books)
        return Said("cost_step", {}, about=("item", self.item))

    def post(self, books: Books) -> None:
        """What the step does."""
        post(books, [self.line(books)])

    def line(self, books: Books) -> Posting:
        """The posting of a step that has one."""
        raise AssertionError

    def named(self, books: Books) -> Movement | None:
        """The movement that it takes back a part of."""
        return None if self.names is None else books.get_one(Movement, self.names)

    def out(self, books: Books, kind: MovementKind, to: PlaceKind) -> Posting:
        """Out of stock."""
        return Posting(kind, self.item, self.lot, self.place, virtual(books, to), self.quantity, returns_id=self.names)

    def back(self, books: Books, kind: MovementKind, source: PlaceKind, value: Decimal) -> Posting:
        """Into stock."""
        return Posting(
            kind, self.item, self.lot, virtual(books, source), self.place, self.quantity, value, returns_id=self.names
        )


class ToSupplier(CostStep):
    kind: ClassVar[str] = "test_to_supplier"

    def post(self, books: Books) -> None:
        line = self.out(books, MovementKind.SUPPLIER_RETURN, PlaceKind.SUPPLIER)
        costs.return_to_supplier(books, line, self.money)


class Back(CostStep):
    kind: ClassVar[str] = "test_back"

    def line(self, books: Books) -> Posting:
        item = books.get_one(Item, self.item)
        value = costs.returned_value(books, item, self.quantity, self.named(books))
        return self.back(books, MovementKind.RETURN, PlaceKind.CONSUMED, value)


class LateCost(CostStep):
    kind: ClassVar[str] = "test_late_cost"

    def post(self, books: Books) -> None:
        receipt = self.named(books)
        assert receipt is not None
        assert self.money is not None
        costs.late_cost(books, receipt, self.money)


class Scrap(CostStep):
    kind: ClassVar[str] = "test_scrap"

    def line(self, books: Books) -> Posting:
        return self.out(books, MovementKind.SCRAP, PlaceKind.SCRAPPED)


class Lost(CostStep):
    kind: ClassVar[str] = "test_lost"

    def line(self, books: Books) -> Posting:
        return self.out(books, MovementKind.COUNT, PlaceKind.LOST)


class Gain(CostStep):
    """As a count does: at the average, with nothing on hand at the last cost."""

    kind: ClassVar[str] = "test_gain"

    def line(self, books: Books) -> Posting:
        books.flush()
        total = books.get(ItemValue, self.item, populate_existing=True)
        here = total is not None and total.quantity > 0
        cost = Fraction(total.value) / Fraction(total.quantity) if total and here else last_cost(books, self.item)
        value = rounded(Fraction(self.quantity) * (cost or 0))
        return self.back(books, MovementKind.COUNT, PlaceKind.LOST, value)


class Dispatch(CostStep):
    kind: ClassVar[str] = "test_dispatch"

    def line(self, books: Books) -> Posting:
        return self.out(books, MovementKind.DISPATCH, PlaceKind.IN_TRANSIT)


class Arrive(CostStep):
    """All that one dispatch sent."""

    kind: ClassVar[str] = "test_arrive"

    def line(self, books: Books) -> Posting:
        sent = self.named(books)
        assert sent is not None
        value = share(sent.value, self.quantity, sent.quantity)
        return self.back(books, MovementKind.ARRIVAL, PlaceKind.IN_TRANSIT, value)


STEPS = (ToSupplier, Back, LateCost, Scrap, Lost, Gain, Dispatch, Arrive)


@contextmanager
def known_steps() -> Iterator[None]:
    """The kinds are known to the program for a while."""
    with pytest.MonkeyPatch.context() as patch:
        for step in STEPS:
            patch.setitem(by_kind(), step.kind, step)
        patch.setitem(wording.TITLES, "cost_step", ("Step of a test", ""))
        yield


@pytest.fixture
def cost_steps() -> Iterator[None]:
    """The kinds are known to the program while a test runs."""
    with known_steps():
        yield


def last_movement(office: Office, item: int, kind: str) -> int:
    """The id of the newest movement of a kind."""
    found: int = max(row.id for row in movements(office, item) if row.kind == kind)
    return found
