"""A count at one desk while another receives and issues: what is counted is before or after each of them."""

from __future__ import annotations

import random
import threading
from decimal import Decimal

import pytest

from tests.store_fixtures import open_office
from tests.transactions.books_check import check_books
from tests.transactions.count_machine import Wrong
from tests.transactions.count_makers import lines, open_count, post_count
from tests.transactions.stock_makers import add_item, place, receive
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine

ROUNDS = 40


@pytest.mark.postgres
def test_a_count_at_one_desk_while_others_receive_and_issue(postgres_place: str) -> None:
    office = open_office(postgres_place)
    office.perform(ChangeSetting("approvals.second_person", False))
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    gloves = add_item(office)
    receive(office, gloves, 500, "1")
    counts = [open_count(office, name=name) for name in ("First", "Second")]
    at, dice, wrong = place(office), random.Random(7), list[BaseException]()

    def work(name: str, made: list[Transaction]) -> None:
        desk = Store(postgres_place, desk=name)
        try:
            for transaction in made:
                desk.perform(transaction, 1)
        except BaseException as error:
            wrong.append(error)
        finally:
            desk.close()

    counting: list[Transaction] = [
        CountStock(dice.choice(counts), gloves, None, at, Decimal(dice.randint(450, 550))) for _ in range(ROUNDS)
    ]
    issuing: list[Transaction] = [Issue((IssueLine(gloves, Decimal(dice.randint(1, 3))),), 1) for _ in range(ROUNDS)]
    coming: list[Transaction] = [
        Receive((ReceiveLine(gloves, Decimal(dice.randint(1, 3)), Decimal(1)),)) for _ in range(ROUNDS)
    ]
    desks = [
        threading.Thread(target=work, args=(f"Desk {number}", made))
        for number, made in enumerate((counting, issuing, coming))
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(timeout=120)
    assert not wrong
    (line,) = lines(office, counts[0])
    assert line["counted"] is not None
    post_count(office, counts[0])
    assert office.read(Wrong()) == []
    check_books(office.store)
    office.store.close()
