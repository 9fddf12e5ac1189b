"""Orders in any order of placing, receiving, closing and taking back: the books agree after each step."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.machine_runs import run_on_a_server, run_on_files
from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.makers import add_supplier
from tests.transactions.order_machine import OrderMachine, prepare
from tests.transactions.order_makers import line, order
from tests.transactions.stock_makers import add_item, value
from tracker_desktop.errors import Refused
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.receive import Receive, ReceiveLine


def _start(office: Office) -> dict[str, Any]:
    return {"bought": prepare(office)}


@pytest.mark.slow
def test_orders_in_any_order_of_receiving_and_taking_back(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(OrderMachine, sqlite_place, _start, tmp_path, max_examples=10, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(OrderMachine, postgres_place, _start, max_examples=4, stateful_step_count=20)


@pytest.mark.postgres
def test_two_desks_never_receive_more_than_was_ordered(postgres_place: str) -> None:
    office = open_office(postgres_place)
    gloves = add_item(office)
    bought = order(office, add_supplier(office), line(gloves, 30))
    desks = [Store(postgres_place, desk=f"Desk {number}") for number in (1, 2)]
    refusals: set[str] = set()
    wrong: list[BaseException] = []

    def work(desk: Store) -> None:
        try:
            for _ in range(25):
                try:
                    desk.perform(Receive((ReceiveLine(gloves, Decimal(1)),), order_id=bought), 1)
                except Refused as no:
                    refusals.add(no.code)
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert (wrong, refusals, value(office, gloves)[0]) == ([], {"receive_over"}, Decimal(30))
    check_books(office.store)
    for store in (*desks, office.store):
        store.close()
