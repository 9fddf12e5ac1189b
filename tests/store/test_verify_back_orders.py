"""Verify adds up what was issued for each back order."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

from tests.store_fixtures import open_office
from tests.transactions.makers import person
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.store import verify
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.rules.back_orders import BackOrderLine

TOO_MUCH = "Back order 1: 3 were asked for, but its movements add up to 5."


def test_more_than_was_asked_for_is_a_problem(sqlite_place: str) -> None:
    office = open_office(sqlite_place)
    maria, item = person(office), add_item(office)
    office.perform(Issue((), maria, back_orders=(BackOrderLine(item, Decimal(5)),)))
    receive(office, item, 9)
    fill = Issue((IssueLine(item, Decimal(5), back_order_id=1),), maria)
    office.undo(office.perform(fill))
    office.perform(fill)
    office.store.close()
    path = Path(sqlite_place)
    assert verify.file(path).problems == []
    connection = sqlite3.connect(path)
    connection.execute("UPDATE back_order SET quantity = 3000")
    connection.commit()
    connection.close()
    assert TOO_MUCH in verify.file(path).problems
