"""The usual due date: by the category, else by the office."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.rules.loans import due_for

TODAY = dt.date(2026, 11, 24)


class DueFor(Query[dt.date]):
    def __init__(self, category_id: int | None) -> None:
        self.category_id = category_id

    def run(self, connection: Connection) -> dt.date:
        return due_for(connection, self.category_id, TODAY)


def test_the_usual_due_date(office: Office) -> None:
    short = makers.add_category(office, "Projectors", "PR", loan_days=3)
    other = makers.add_category(office, "Laptops", "LT")
    assert office.read(DueFor(short)) == dt.date(2026, 11, 27)
    assert office.read(DueFor(other)) == office.read(DueFor(None)) == dt.date(2026, 12, 8)
    office.perform(ChangeSetting("loan.days", 7))
    assert office.read(DueFor(other)) == dt.date(2026, 12, 1)
