"""Two desks on one database: nobody waits for ever, nothing is given out twice."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.stock_makers import add_item, receive, value
from tracker_desktop.errors import Refused
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine

ROUNDS = 25


@pytest.mark.postgres
def test_two_desks_that_take_the_same_items_in_opposite_order(postgres_place: str) -> None:
    office = open_office(postgres_place)
    items = [add_item(office, f"I{n}", f"Item {n}") for n in range(3)]
    for item in items:
        receive(office, item, 100, "1")
    desks = [Store(postgres_place, desk=f"Desk {n}") for n in (1, 2)]
    given: list[int] = []
    fresh: list[int] = []
    refusals: set[str] = set()
    wrong: list[BaseException] = []

    def work(desk: Store, order: list[int]) -> None:
        try:
            for turn in range(ROUNDS):
                lines = tuple(IssueLine(item, Decimal(3)) for item in order)
                try:
                    done = desk.perform(Issue(lines, 1), 1)
                    given.append(done.seq)
                except Refused as refused:
                    refusals.add(refused.code)
                if turn % 5 == 0:  # a lot that both desks receive first at the same moment
                    arrived = tuple(ReceiveLine(item, Decimal(1), Decimal(1), f"L{turn}") for item in reversed(order))
                    fresh.append(desk.perform(Receive(arrived), 1).seq)
        except BaseException as error:
            wrong.append(error)

    threads = [
        threading.Thread(target=work, args=(desks[0], items)),
        threading.Thread(target=work, args=(desks[1], items[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not wrong
    assert refusals <= {"issue_short"}
    assert len(fresh) == 2 * ROUNDS / 5
    for item in items:
        assert value(office, item)[0] == 100 + len(fresh) - 3 * len(given)
    check_books(office.store)
    for store in (*desks, office.store):
        store.close()


def test_one_uid_issues_once(sqlite_office: Office) -> None:
    toner = add_item(sqlite_office)
    receive(sqlite_office, toner, 10)
    transaction = Issue((IssueLine(toner, Decimal(3)),), 1)
    first = sqlite_office.store.perform(transaction, 1, uid="pressed-twice")
    again = sqlite_office.store.perform(transaction, 1, uid="pressed-twice")
    assert (first.repeated, again.repeated) == (False, True)
    assert value(sqlite_office, toner)[0] == 7
