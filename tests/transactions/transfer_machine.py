"""A machine that dispatches, lets arrive, loses and takes back in any order, and knows what is on the way (I13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_place, made, place_id
from tests.transactions.stock_makers import add_item, lot, receive
from tests.transactions.transfer_makers import OnTheWay
from tracker_desktop.errors import Refused
from tracker_desktop.models.transfers import TransferLine
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import stands
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.lose_transfer import LoseTransfer, LostLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer

PICK = st.integers(0, 7)
QUANTITY = st.sampled_from([1, 2, 3, 5, 8]).map(Decimal)
COST = st.sampled_from(["0.0001", "0.0003", "1", "3.3333"]).map(Decimal)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Start:
    """Two stores, each with a place for stock, and what is sent between them: (item, lot)."""

    stores: tuple[int, int]
    places: tuple[int, int]
    goods: tuple[tuple[int, int], ...]


def prepare(office: Office) -> Start:
    """One store holds stock itself, the other only in its shelf."""
    first = place_id(office, "STOCKROOM")
    second = add_place(office, "STORE-2", "Store 2", "store", structural=True)
    shelf = add_place(office, "S2-A", "Shelf A", "bin", parent_id=second)
    gloves, toner = add_item(office, "GLV", "Gloves"), add_item(office, "TNR", "Toner")
    receive(office, gloves, 3, "0.0003", lot="L1")
    receive(office, gloves, 5, "0.0001", lot="L1", place_id=shelf)
    receive(office, toner, 7, "3.3333")
    return Start((first, second), (first, shelf), ((gloves, lot(office, gloves, "L1")), (toner, lot(office, toner))))


@dataclass(frozen=True)
class Moved:
    """What one entry meant to do to a dispatched line: how much left, arrived of what was on the way, was lost."""

    line: int
    dispatched: Decimal = NOTHING
    arrived: Decimal = NOTHING
    lost: Decimal = NOTHING


class TransferMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    start: ClassVar[Start]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.uids: list[str] = []
        self.meant: dict[str, list[Moved]] = {}
        self.transfers: list[int] = []

    def teardown(self) -> None:
        report = verify(self.office.store)
        assert not report.problems, report.problems
        self.office.store.close()

    def do(self, work: Callable[[], Done]) -> Done | None:
        """A refusal is an answer too."""
        try:
            done = work()
        except Refused:
            return None
        assert not done.waiting
        self.uids.append(done.uid)
        return done

    def perform(self, transaction: Transaction) -> Done | None:
        return self.do(lambda: self.office.perform(transaction))

    def lines(self, transfer: int) -> list[dict[str, Any]]:
        return self.office.read(Rows(TransferLine, TransferLine.transfer_id == transfer))

    def on_the_way(self, line: int) -> Decimal:
        return self.office.read(OnTheWay(line))[0]

    @rule(at=PICK, to=PICK, quantity=QUANTITY, cost=COST)
    def receive(self, at: int, to: int, quantity: Decimal, cost: Decimal) -> None:
        item, _ = self.start.goods[at % 2]
        number = "L1" if at % 2 == 0 else None
        self.perform(Receive((ReceiveLine(item, quantity, cost, number, place_id=self.start.places[to % 2]),)))

    @rule(at=PICK, quantity=QUANTITY)
    def carry(self, at: int, quantity: Decimal) -> None:
        item, lot_id = self.start.goods[at % 2]
        here, there = self.start.places
        self.perform(MoveStock((MoveLine(item, lot_id, quantity, here, there),)))

    @rule(at=PICK, start=st.integers(0, 1), quantity=QUANTITY, more=QUANTITY)
    def dispatch(self, at: int, start: int, quantity: Decimal, more: Decimal) -> None:
        goods = self.start.goods if at > 5 else self.start.goods[at % 2 :][:1]
        lines = [DispatchLine(item, lot_id, self.start.places[start], quantity) for item, lot_id in goods]
        if at == 7:  # the same once more
            lines.append(DispatchLine(*self.start.goods[0], self.start.places[start], more))
        stores = self.start.stores
        done = self.perform(DispatchTransfer(stores[start], stores[1 - start], tuple(lines)))
        if done is not None:
            self.transfers.append(made(done))
            rows = self.lines(made(done))
            self.meant[done.uid] = [Moved(row["id"], dispatched=row["quantity"]) for row in rows]

    @precondition(lambda self: self.transfers)
    @rule(which=PICK, quantity=QUANTITY, more=QUANTITY, to=st.integers(0, 1), reason=st.booleans())
    def arrive(self, which: int, quantity: Decimal, more: Decimal, to: int, reason: bool) -> None:
        transfer = self.transfers[which % len(self.transfers)]
        rows = self.lines(transfer)
        asked = [(rows[which % len(rows)]["id"], quantity)] + ([(rows[0]["id"], more)] if which > 5 else [])
        lines = tuple(ArrivalLine(line, much, self.start.places[to]) for line, much in asked)
        meant = []
        left = {line: self.on_the_way(line) for line, _ in asked}
        for line, much in asked:
            meant.append(Moved(line, arrived=min(much, left[line])))
            left[line] -= min(much, left[line])
        done = self.perform(ReceiveTransfer(transfer, lines, "counted twice" if reason else None))
        if done is not None:
            self.meant[done.uid] = meant

    @precondition(lambda self: self.transfers)
    @rule(which=PICK, quantity=QUANTITY)
    def lose(self, which: int, quantity: Decimal) -> None:
        transfer = self.transfers[which % len(self.transfers)]
        rows = self.lines(transfer)
        line = rows[which % len(rows)]["id"]
        everything = [Moved(row["id"], lost=self.on_the_way(row["id"])) for row in rows]
        lines = () if which == 7 else (LostLine(line, quantity),)
        done = self.perform(LoseTransfer(transfer, "never came", lines))
        if done is not None:
            self.meant[done.uid] = [Moved(line, lost=quantity)] if lines else everything

    @precondition(lambda self: self.uids)
    @rule(at=st.integers(0, 9))
    def take_back(self, at: int) -> None:
        """Undo, or do again, one of the last entries."""
        uid = self.uids[-1 - at % len(self.uids)]
        self.do(lambda: self.office.undo(uid))

    @invariant()
    def books_agree(self) -> None:
        check_books(self.office.store)

    @invariant()
    def on_the_way_is_what_left_without_what_arrived_or_was_lost(self) -> None:
        """I13, by what the entries in force meant; nothing on the way is worth nothing."""
        standing = self.office.read(Standing(tuple(self.meant)))
        in_force = [moved for uid in standing for moved in self.meant[uid]]
        for transfer in self.transfers:
            for row in self.lines(transfer):
                mine = [moved for moved in in_force if moved.line == row["id"]]
                expected = sum((one.dispatched - one.arrived - one.lost for one in mine), NOTHING)
                quantity, value = self.office.read(OnTheWay(row["id"]))
                assert quantity == expected >= 0
                assert value >= 0
                assert quantity or not value


@dataclass(frozen=True)
class Standing(Query[list[str]]):
    """Those of these entries that are in force."""

    uids: tuple[str, ...]

    def run(self, connection: Connection) -> list[str]:
        return [uid for uid in self.uids if stands(connection, uid)]
