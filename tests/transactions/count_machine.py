"""A machine that receives, issues, moves, counts, posts and takes back in any order, and knows what must lie where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection, select

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_place, person, place_id
from tests.transactions.stock_makers import add_item, lot, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.items import Lot
from tracker_desktop.models.stock import Balance, Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.cancel_count import CancelCount
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.uncount_lines import UncountLines

PICK = st.integers(0, 11)
QUANTITY = st.sampled_from([1, 2, 3, 5, 8, 13]).map(Decimal)
COUNTED = st.sampled_from([0, 1, 2, 4, 6, 9, 20]).map(Decimal)
NOTHING = Decimal(0)
MOST_COUNTS = 3
Shelf = tuple[int, int, int]
Stock = dict[Shelf, Decimal]


@dataclass(frozen=True)
class Start:
    """What each run begins with: shelves to count (item, lot, place), places, and who gets things."""

    shelves: tuple[Shelf, ...]
    places: tuple[int, ...]
    holder: int


def prepare(office: Office) -> Start:
    """Two items, one of them with a lot, at two places. One person counts alone, and any difference passes."""
    office.perform(ChangeSetting("approvals.second_person", False))
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    places = (place_id(office, "STOCKROOM"), add_place(office, "A-04", "A-04", "bin"))
    gloves, toner = add_item(office, "GLV", "Gloves"), add_item(office, "TNR", "Toner")
    receive(office, gloves, 10, "2", lot="L1", place_id=places[0])
    receive(office, toner, 6, "3", place_id=places[0])
    lots = ((gloves, lot(office, gloves, "L1")), (toner, lot(office, toner)))
    shelves = tuple((item, one, at) for item, one in lots for at in places)
    return Start(shelves[:3], places, person(office))


@dataclass(frozen=True)
class Step:
    """What one entry did to the shelves. `booked`: it posted a count or took that back, and nothing was carried."""

    moved: Stock
    booked: bool


class CountMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    start: ClassVar[Start]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.uids: list[str] = []
        self.bookings: set[str] = set()
        self.steps: list[Step] = []
        self.counted_at: dict[tuple[int, int, Decimal], int] = {}
        self.counts: list[int] = []

    def teardown(self) -> None:
        assert verify(self.office.store).problems == []
        self.office.store.close()

    # doing

    def do(self, work: Callable[[], Done], *, booked: bool = False) -> Done | Refused:
        before = self.stock()
        try:
            done = work()
        except Refused as no:
            assert self.stock() == before
            return no
        after = self.stock()
        moved = {key: after.get(key, NOTHING) - before.get(key, NOTHING) for key in before.keys() | after.keys()}
        self.steps.append(Step(moved, booked))
        self.uids.append(done.uid)
        if booked:
            self.bookings.add(done.uid)
        return done

    def stock(self) -> Stock:
        return self.office.read(OnHand())

    def lines(self, count: int) -> list[dict[str, Any]]:
        """The lines of a count that are counted."""
        return self.office.read(Rows(CountLine, (CountLine.count_id == count) & CountLine.counted.is_not(None)))

    def since(self, line: dict[str, Any], *, booked: bool) -> Decimal:
        """What was carried to the shelf of a line since it was counted, or booked there by counts."""
        first = self.counted_at[line["id"], line["position"], line["counted"]]
        steps = (step for step in self.steps[first:] if step.booked is booked)
        return sum((step.moved.get(shelf_of(line), NOTHING) for step in steps), NOTHING)

    @initialize()
    def two_counts_of_the_same(self) -> None:
        self.open(True)
        self.open(False)

    @rule(at=PICK, quantity=QUANTITY)
    def receive(self, at: int, quantity: Decimal) -> None:
        item, lot_id, where = self.start.shelves[at % len(self.start.shelves)]
        number = {row["id"]: row["number"] for row in self.office.read(LotNumbers())}[lot_id]
        line = ReceiveLine(item, quantity, Decimal(2), number or None, place_id=where)
        self.do(lambda: self.office.perform(Receive((line,))))

    @rule(at=PICK, quantity=QUANTITY)
    def issue(self, at: int, quantity: Decimal) -> None:
        item, lot_id, where = self.start.shelves[at % len(self.start.shelves)]
        line = IssueLine(item, quantity, lot_id, where)
        self.do(lambda: self.office.perform(Issue((line,), self.start.holder)))

    @rule(at=PICK, quantity=QUANTITY)
    def move(self, at: int, quantity: Decimal) -> None:
        item, lot_id, where = self.start.shelves[at % len(self.start.shelves)]
        other = next(one for one in self.start.places if one != where)
        line = MoveLine(item, lot_id, quantity, where, other)
        self.do(lambda: self.office.perform(MoveStock((line,))))

    @precondition(lambda self: len(self.counts) < MOST_COUNTS)
    @rule(whole=st.booleans())
    def open(self, whole: bool) -> None:
        scope = CountScope(ScopeKind.ALL) if whole else CountScope(ScopeKind.PLACES, self.start.places[:1])
        done = self.do(lambda: self.office.perform(OpenCount(scope)))
        if isinstance(done, Done) and done.about is not None:
            self.counts.append(done.about[1])

    @precondition(lambda self: self.counts)
    @rule(which=PICK, at=PICK, quantity=COUNTED, add=st.booleans())
    def count(self, which: int, at: int, quantity: Decimal, add: bool) -> None:
        count = self.counts[which % len(self.counts)]
        item, lot_id, where = self.start.shelves[at % len(self.start.shelves)]
        done = self.do(lambda: self.office.perform(CountStock(count, item, lot_id, where, quantity, add=add)))
        if isinstance(done, Done):
            (line,) = (line for line in self.lines(count) if shelf_of(line) == (item, lot_id, where))
            self.counted_at[line["id"], line["position"], line["counted"]] = len(self.steps)

    @precondition(lambda self: self.counts)
    @rule(which=PICK, at=PICK)
    def uncount(self, which: int, at: int) -> None:
        count = self.counts[which % len(self.counts)]
        if lines := self.lines(count):
            line = lines[at % len(lines)]["id"]
            self.do(lambda: self.office.perform(UncountLines(count, (line,))))

    @precondition(lambda self: self.counts)
    @rule(which=PICK)
    def post(self, which: int) -> None:
        """It is refused where another count booked on a shelf since, or more left it than was counted; otherwise each
        shelf then holds what was counted and what was carried since."""
        count = self.counts[which % len(self.counts)]
        lines = self.lines(count)
        there = {line["id"]: line["counted"] + self.since(line, booked=False) for line in lines}
        booked = [line["id"] for line in lines if self.since(line, booked=True)]
        told = self.do(lambda: self.office.perform(PostCount(count)), booked=True)
        if isinstance(told, Done):
            assert not booked
            stock = self.stock()
            assert {line["id"]: stock.get(shelf_of(line), NOTHING) for line in lines} == there
        elif told.code == "count_problems":
            assert booked or min(there.values()) < 0
        else:
            assert told.code in ("count_not_open", "gone") or (told.code == "count_empty" and not lines)

    @precondition(lambda self: self.counts)
    @rule(which=PICK)
    def cancel(self, which: int) -> None:
        if which == 11:
            self.do(lambda: self.office.perform(CancelCount(self.counts[-1])))

    @precondition(lambda self: self.uids)
    @rule(at=st.integers(0, 9))
    def take_back(self, at: int) -> None:
        """Undo, or do again, one of the last entries."""
        uid = self.uids[-1 - at % len(self.uids)]
        self.do(lambda: self.office.undo(uid), booked=uid in self.bookings)

    # what must hold

    @invariant()
    def books_agree(self) -> None:
        check_books(self.office.store)

    @invariant()
    def posted_shelves_hold_what_was_counted_and_what_moved_since(self) -> None:
        wrong = self.office.read(Wrong())
        assert not wrong, wrong


def shelf_of(line: dict[str, Any]) -> Shelf:
    return line["item_id"], line["lot_id"], line["place_id"]


class OnHand(Query[Stock]):
    """The balances by item, lot and place."""

    def run(self, connection: Connection) -> Stock:
        query = select(Balance.item_id, Balance.lot_id, Balance.place_id, Balance.quantity)
        return {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}


class LotNumbers(Query[list[dict[str, Any]]]):
    """Every lot by its id."""

    def run(self, connection: Connection) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(select(Lot.id, Lot.number)).mappings()]


class Wrong(Query[list[str]]):
    """Lines of posted counts whose shelf holds anything but what was counted and what moved behind their position."""

    def run(self, connection: Connection) -> list[str]:
        stock = OnHand().run(connection)
        lines = select(CountLine.__table__, StockCount.entry.label("posting")).join_from(CountLine, StockCount)
        lines = lines.where(StockCount.state == CountState.POSTED.value)
        columns = Movement.id, Movement.entry, Movement.item_id, Movement.lot_id, Movement.quantity
        movements = connection.execute(select(*columns, Movement.from_place_id, Movement.to_place_id)).all()
        found = []
        for line in connection.execute(lines).all():
            if line.counted is None:
                assert line.difference is None
                continue
            assert (line.difference or NOTHING) == line.counted - line.book
            total = line.counted
            for one in movements:
                mine = (one.item_id, one.lot_id) == (line.item_id, line.lot_id)
                if mine and one.id > line.position and one.entry != line.posting:
                    total += one.quantity * ((one.to_place_id == line.place_id) - (one.from_place_id == line.place_id))
            here = stock.get((line.item_id, line.lot_id, line.place_id), NOTHING)
            if here != total:
                found.append(f"line {line.id}: {here} on hand, {total} expected")
        return found
