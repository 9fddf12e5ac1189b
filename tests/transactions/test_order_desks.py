"""Two desks on one database at the same moment: what is ordered, owed, on the way or still out counts once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_supplier, made
from tests.transactions.order_makers import line, order, order_lines
from tests.transactions.return_makers import last
from tests.transactions.stock_makers import add_item, issue, receive
from tests.transactions.transfer_makers import two_stores
from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_back_orders import CloseBackOrders
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.rules.back_orders import BackOrderLine

ROUNDS = 8
Work = Callable[[Store], Done]


@dataclass
class Desks:
    """An office and two desks that start at the same moment."""

    office: Office
    desks: list[Store]

    def race(self, *works: Work) -> list[str]:
        """What each came to: "done", or the code of its refusal."""
        start = threading.Barrier(len(works))
        came: list[str] = [""] * len(works)

        def run(at: int, desk: Store, work: Work) -> None:
            start.wait()
            try:
                work(desk)
                came[at] = "done"
            except Refused as refused:
                came[at] = refused.code
            except BaseException as error:
                came[at] = repr(error)

        threads = [
            threading.Thread(target=run, args=(at, desk, work))
            for at, (desk, work) in enumerate(zip(self.desks, works, strict=True))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        check_books(self.office.store)
        return came


@pytest.fixture
def desks(postgres_place: str) -> Iterator[Desks]:
    office = open_office(postgres_place)
    stores = [Store(postgres_place, desk=f"Desk {number}") for number in (2, 3)]
    yield Desks(office, stores)
    for store in (*stores, office.store):
        store.close()


def does(transaction: Transaction) -> Work:
    return lambda desk: desk.perform(transaction, 1)


def undoes(done: Done) -> Work:
    return lambda desk: desk.undo(done.uid, 1)


def once(came: list[str], *codes: str) -> None:
    """One desk did it, the other was refused."""
    assert came.count("done") == 1, came
    assert set(came) <= {"done", *codes}, came


@pytest.mark.postgres
def test_both_receive_the_last_that_is_open(desks: Desks) -> None:
    item, supplier = add_item(desks.office), add_supplier(desks.office)
    for _ in range(ROUNDS):
        of = order(desks.office, supplier, line(item, 10, price="2"))
        work = Receive((ReceiveLine(item, Decimal(10)),), order_id=of)
        once(desks.race(*[does(work)] * 2), "receive_over")


@pytest.mark.postgres
def test_one_does_a_receipt_again_while_the_other_receives(desks: Desks) -> None:
    item, supplier = add_item(desks.office), add_supplier(desks.office)
    for _ in range(ROUNDS):
        of = order(desks.office, supplier, line(item, 10, price="2"))
        work = Receive((ReceiveLine(item, Decimal(10)),), order_id=of)
        undone = desks.office.undo(desks.office.perform(work))
        came = desks.race(does(work), undoes(undone))
        once(came, "receive_over", "order_redo_over")


@pytest.mark.postgres
def test_one_takes_back_what_was_ordered_more_while_the_other_receives_it(desks: Desks) -> None:
    item, supplier = add_item(desks.office), add_supplier(desks.office)
    for _ in range(ROUNDS):
        of = order(desks.office, supplier, line(item, 10, price="2"))
        [row] = order_lines(desks.office, of)
        more = desks.office.perform(ChangeOrderLine(row["id"], {"packs": Decimal(20)}))
        work = Receive((ReceiveLine(item, Decimal(20)),), order_id=of)
        came = desks.race(does(work), undoes(more))
        once(came, "receive_over", "order_undo_more")


@pytest.mark.postgres
def test_both_return_the_last_of_an_issue(desks: Desks) -> None:
    item = add_item(desks.office)
    receive(desks.office, item, 1000, "1")
    for reason in ("over_issued", "found") * (ROUNDS // 2):
        issue(desks.office, item, 5, 1)
        of = last(desks.office, item)
        work = ReturnStock((ReturnLine(item, Decimal(5), issue_id=of),), reason)
        once(desks.race(*[does(work)] * 2), "return_too_much")


@pytest.mark.postgres
def test_both_issue_the_same_back_order(desks: Desks) -> None:
    item = add_item(desks.office)
    for _ in range(ROUNDS):
        desks.office.perform(Issue((), 1, back_orders=(BackOrderLine(item, Decimal(5)),)))
        receive(desks.office, item, 20, "1")
        owed = desks.office.read(Rows(BackOrder))[-1]["id"]
        work = Issue((IssueLine(item, Decimal(5), back_order_id=owed),), 1)
        once(desks.race(*[does(work)] * 2), "back_order_closed")


@pytest.mark.postgres
def test_one_does_an_issue_again_while_the_other_issues_the_back_order_or_closes_it(desks: Desks) -> None:
    item = add_item(desks.office)
    for turn in range(ROUNDS):
        desks.office.perform(Issue((), 1, back_orders=(BackOrderLine(item, Decimal(5)),)))
        receive(desks.office, item, 20, "1")
        owed = desks.office.read(Rows(BackOrder))[-1]["id"]
        work = Issue((IssueLine(item, Decimal(5), back_order_id=owed),), 1)
        undone = desks.office.undo(desks.office.perform(work))
        other = CloseBackOrders((owed,), "not needed") if turn % 2 else work
        came = desks.race(does(other), undoes(undone))
        once(came, "back_order_closed", "back_order_redo_over")


@pytest.mark.postgres
def test_both_put_away_the_same_line_of_a_transfer(desks: Desks) -> None:
    two = two_stores(desks.office)
    receive(desks.office, two.gloves, 1000, "1", lot="L1")
    for _ in range(ROUNDS):
        sent = two.send(10)
        work = ReceiveTransfer(made(sent), (ArrivalLine(two.line(sent), Decimal(10)),))
        once(desks.race(*[does(work)] * 2), "transfer_done")


@pytest.mark.postgres
def test_one_undoes_a_dispatch_while_the_other_puts_it_away(desks: Desks) -> None:
    two = two_stores(desks.office)
    receive(desks.office, two.gloves, 1000, "1", lot="L1")
    for _ in range(ROUNDS):
        sent = two.send(10)
        work = ReceiveTransfer(made(sent), (ArrivalLine(two.line(sent), Decimal(10)),))
        came = desks.race(does(work), undoes(sent))
        once(came, "transfer_done", "transfer_taken")


@pytest.mark.postgres
def test_deliveries_of_two_orders_in_opposite_order(desks: Desks) -> None:
    items = [add_item(desks.office, f"I{number}", f"Item {number}") for number in range(3)]
    supplier = add_supplier(desks.office)
    for _ in range(ROUNDS):
        orders = [order(desks.office, supplier, *(line(item, 10, price="2") for item in items)) for _ in range(2)]
        lines = [row for of in orders for row in order_lines(desks.office, of)]
        came = [ReceiveLine(row["item_id"], Decimal(5), order_line_id=row["id"]) for row in lines]
        works = [Receive(tuple(came)), Receive(tuple(reversed(came)))]
        assert desks.race(*map(does, works)) == ["done", "done"]
