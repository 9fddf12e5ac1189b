"""Ledgers of random steps, each beside an exact one in fractions: equal to the last 1/10000. With dice, a thousand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from tests.machine_runs import OFTEN, QUIET
from tests.store_fixtures import Office, open_office
from tests.transactions import cost_makers
from tests.transactions.books_check import check_books
from tests.transactions.cost_makers import known_steps
from tests.transactions.exact_ledger import REAL, Exact, Line, No
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import add_item, lot, place
from tracker_desktop.errors import Refused
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine

ME = 1
VERBS = (
    *("receive",) * 2,
    *("issue",) * 5,
    *("back", "back", "back_alone", "to_supplier", "to_supplier", "credit", "late_cost", "late_cost"),
    *("scrap", "lost", "gain", "move", "dispatch", "arrive", "arrive"),
    *("undo",) * 5,
)
QUANTITY = st.sampled_from(["1", "2", "3", "5", "7", "10", "0.5", "100"]).map(Decimal)
MONEY = st.sampled_from([None, "0", "0.0001", "0.0007", "1", "3.3333", "100", "-1", "-0.0003", "-250"])
STEP = st.tuples(
    st.sampled_from(VERBS),
    st.integers(0, 9),
    QUANTITY,
    MONEY.map(lambda money: money and Decimal(money)),
    st.booleans(),
)
CAME = st.tuples(
    st.sampled_from(["7", "10", "100"]).map(Decimal), st.sampled_from(["0", "0.0001", "3.3333", "100"]).map(Decimal)
)
FIRST = st.tuples(CAME, CAME).map(lambda two: [("receive", 0, *came, True) for came in two])
Step = tuple[str, int, Decimal, Decimal | None, bool]
SAME = {"issue_short": "stock_short", "stock_moved_on": "stock_taken"} | dict.fromkeys(
    ("came_back_since", "went_back_since", "cost_since"), "taken_since"
)
LEAVING = ("issue", "move", "scrap", "lost", "dispatch", "to_supplier", "credit")
ROWS = text("""
    SELECT m.id, m.kind, m.from_place_id, m.to_place_id, m.quantity, m.value, m.reverses_id, m.returns_id
    FROM movement AS m WHERE m.item_id = :item ORDER BY m.id""")
TOTAL = text("SELECT quantity, value FROM item_value WHERE item_id = :item")
SHELVES = text("SELECT place_id, quantity FROM balance WHERE item_id = :item")


class Pair:
    """One item in the real books, and the same in the exact ones."""

    def __init__(self, office: Office, connection: Connection, places: dict[str, int], number: int) -> None:
        self.office, self.connection, self.places = office, connection, places
        self.names = {place_id: name for name, place_id in places.items()}
        self.item = add_item(office, f"S-{number}", f"Item {number}", unit="m", decimals=3)
        self.lot = lot(office, self.item)
        self.exact = Exact()
        self.uids: list[str] = []
        self.ids: list[int] = []

    def step(self, verb: str, which: int, quantity: Decimal, money: Decimal | None, first: bool) -> None:
        """The same on both sides; what one refuses the other refuses for the same reason."""
        at = self.place_for(verb, first)
        if verb in LEAVING:
            quantity = fitting(quantity, self.exact.shelves[at], which)
        found = getattr(self, verb)(at, which, quantity, money)
        if found is None:
            return
        model, real = found
        said, told = None, None
        try:
            model()
        except No as no:
            said = str(no)
        try:
            self.uids.append(real().uid)
        except Refused as refused:
            told = SAME.get(refused.code, refused.code)
        assert told == said
        self.agree()

    def place_for(self, verb: str, first: bool) -> str:
        """Mostly where something lies, for what takes it away."""
        at, other = REAL if first else REAL[::-1]
        empty = verb in LEAVING and not self.exact.shelves[at]
        return other if empty and self.exact.shelves[other] else at

    def agree(self) -> None:
        """Every line, every shelf and the total are the same, and are what they must be."""
        rows = self.connection.execute(ROWS, {"item": self.item}).all()
        self.ids = [row.id for row in rows]
        seen = [self.seen(row) for row in rows]
        assert seen == [self.expected(line) for line in self.exact.lines]
        total = self.connection.execute(TOTAL, {"item": self.item}).first()
        quantity, value = total or (0, 0)
        assert (Fraction(quantity, 1000), Fraction(value, 10_000)) == (self.exact.quantity, self.exact.value)
        shelves = {self.names[at]: here for at, here in self.connection.execute(SHELVES, {"item": self.item})}
        assert {name: Fraction(shelves.get(name, 0), 1000) for name in REAL} == self.exact.shelves
        self.must_hold(seen, quantity, value, shelves)

    def must_hold(self, seen: Sequence[Any], quantity: int, value: int, shelves: dict[str, int]) -> None:
        """The invariants, from the lines alone."""
        at = dict.fromkeys((*self.places, *REAL), 0)
        worth = 0
        for _, start, end, moved, money, _, _ in seen:
            at[start] -= moved
            at[end] += moved
            worth += money * ((end in REAL) - (start in REAL))
        assert sum(at.values()) == 0
        assert {name: at[name] for name in REAL} == {name: shelves.get(name, 0) for name in REAL}
        assert quantity == sum(at[name] for name in REAL)
        assert value == worth >= 0
        assert quantity or not value

    def seen(self, row: Any) -> tuple[Any, ...]:
        """A row of the real books with places by name and lines by their number."""
        start, end = self.names[row.from_place_id], self.names[row.to_place_id]
        numbers = (None if key is None else self.ids.index(key) for key in (row.reverses_id, row.returns_id))
        return row.kind, start, end, row.quantity, row.value, *numbers

    def expected(self, line: Line) -> tuple[Any, ...]:
        """A line of the exact books in the same words."""
        numbers = (None if one is None else self.exact.lines.index(one) for one in (line.reverses, line.named))
        return line.kind, line.start, line.end, line.quantity * 1000, line.worth * 10_000, *numbers

    def pick(self, which: int, *kinds: str) -> tuple[Line, int] | None:
        """One of the lines of these kinds, or of those that did them again, and its id."""
        lines = [line for line in self.exact.lines if line.first.kind in kinds and line.end == line.first.end]
        if not lines:
            return None
        line = lines[which % len(lines)]
        return line, self.ids[self.exact.lines.index(line)]

    def act(self, step: type[cost_makers.CostStep], at: str, quantity: Decimal, *more: Any) -> Callable[[], Any]:
        return lambda: self.office.perform(step(self.item, self.lot, self.places[at], quantity, *more))

    # the steps

    def receive(self, at: str, _: int, quantity: Decimal, money: Decimal | None) -> Any:
        cost = None if money is None else abs(money)
        line = ReceiveLine(self.item, quantity, cost, place_id=self.places[at])
        return (
            lambda: self.exact.receive(at, Fraction(quantity), None if cost is None else Fraction(cost)),
            lambda: self.office.perform(Receive((line,))),
        )

    def issue(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        line = IssueLine(self.item, quantity, place_id=self.places[at])
        return (
            lambda: self.exact.leave("issue", at, Fraction(quantity), "consumed"),
            lambda: self.office.perform(Issue((line,), ME)),
        )

    def move(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        to = REAL[1] if at == REAL[0] else REAL[0]
        line = MoveLine(self.item, self.lot, quantity, self.places[at], self.places[to])
        return lambda: self.exact.move(at, Fraction(quantity)), lambda: self.office.perform(MoveStock((line,)))

    def scrap(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        model = lambda: self.exact.leave("scrap", at, Fraction(quantity), "scrapped")  # noqa: E731
        return model, self.act(cost_makers.Scrap, at, quantity)

    def lost(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        model = lambda: self.exact.leave("count", at, Fraction(quantity), "lost")  # noqa: E731
        return model, self.act(cost_makers.Lost, at, quantity)

    def gain(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        return lambda: self.exact.gain(at, Fraction(quantity)), self.act(cost_makers.Gain, at, quantity)

    def dispatch(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        model = lambda: self.exact.leave("dispatch", at, Fraction(quantity), "in transit")  # noqa: E731
        return model, self.act(cost_makers.Dispatch, at, quantity)

    def arrive(self, at: str, which: int, _: Decimal, __: Decimal | None) -> Any:
        found = self.pick(which, "dispatch")
        if found is None or not self.exact.left_of(found[0])[0]:
            return None
        line, row = found
        quantity = Decimal(line.quantity.numerator) / line.quantity.denominator
        return lambda: self.exact.arrive(at, line), self.act(cost_makers.Arrive, at, quantity, row)

    def back(self, at: str, which: int, quantity: Decimal, _: Decimal | None) -> Any:
        found = self.pick(which, "issue")
        if found is None:
            return None
        line, row = found
        quantity = fitting(quantity, self.exact.left_of(line)[0], which)
        return lambda: self.exact.back(at, Fraction(quantity), line), self.act(cost_makers.Back, at, quantity, row)

    def back_alone(self, at: str, _: int, quantity: Decimal, __: Decimal | None) -> Any:
        return lambda: self.exact.back(at, Fraction(quantity), None), self.act(cost_makers.Back, at, quantity)

    def to_supplier(self, at: str, which: int, quantity: Decimal, money: Decimal | None) -> Any:
        found = self.pick(which, "receive")
        return None if found is None else self.credited(at, quantity, money, *found)

    def credit(self, at: str, _: int, quantity: Decimal, money: Decimal | None) -> Any:
        return self.credited(at, quantity, money, None, None)

    def credited(self, at: str, quantity: Decimal, money: Decimal | None, line: Line | None, row: int | None) -> Any:
        credit = None if money is None else abs(money)
        exact = None if credit is None else Fraction(credit)
        return (
            lambda: self.exact.to_supplier(at, Fraction(quantity), line, exact),
            self.act(cost_makers.ToSupplier, at, quantity, row, credit),
        )

    def late_cost(self, at: str, which: int, quantity: Decimal, money: Decimal | None) -> Any:
        found = self.pick(which, "receive")
        if found is None or not money:
            return None
        line, row = found
        return lambda: self.exact.late_cost(line, Fraction(money)), self.act(
            cost_makers.LateCost, at, quantity, row, money
        )

    def undo(self, _: str, which: int, __: Decimal, ___: Decimal | None) -> Any:
        if not self.uids:
            return None
        at = -1 - which % len(self.uids)
        entry, uid = self.exact.entries[at], self.uids[at]
        return lambda: self.exact.undo(entry), lambda: self.office.undo(uid)


def fitting(quantity: Decimal, there: Fraction, which: int) -> Decimal:
    """Mostly no more than there is."""
    if which % 5 == 4 or not 0 < there < quantity:
        return quantity
    return Decimal(there.numerator) / there.denominator


def run_ledgers(office: Office, number: int, ledgers: int, longest: int = 4) -> None:
    """So many ledgers of so many steps at most, all in one office, each of an item of its own."""
    places = {"A": place(office), "B": add_place(office, "B-01", "B-01", "bin")}
    numbers = itertools.count(1)
    with known_steps(), office.store.readers.connect() as connection:
        kinds = ("supplier", "consumed", "lost", "scrapped", "in transit", "variance")
        rows = connection.execute(text("SELECT kind, id FROM place")).all()
        places |= {kind: row for kind, row in rows if kind in kinds}
        connection.rollback()

        @seed(number)
        @settings(max_examples=ledgers, phases=[Phase.generate], **QUIET)  # short as they are
        @given(FIRST, st.lists(STEP, min_size=longest // 2, max_size=longest))
        def one(first: list[Step], steps: list[Step]) -> None:
            pair = Pair(office, connection, places, next(numbers))
            for step in (*first, *steps):
                pair.step(*step)
                connection.rollback()

        one()
    check_books(office.store)
    assert verify(office.store).problems == []


@pytest.fixture
def postgres_office(postgres_place: str) -> Iterator[Office]:
    opened = open_office(postgres_place)
    yield opened
    opened.store.close()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(4))
def test_random_ledgers_are_exact(sqlite_office: Office, number: int) -> None:
    run_ledgers(sqlite_office, number, 62 * OFTEN)


@pytest.mark.slow
def test_long_ones_too(sqlite_office: Office) -> None:
    run_ledgers(sqlite_office, 4, 6 * OFTEN, longest=60)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_office: Office) -> None:
    run_ledgers(postgres_office, 5, 12 * OFTEN)
