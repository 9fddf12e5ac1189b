"""What assets are worth in the books, as lists, reports and disposals ask for it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset
from tracker_desktop.queries.book_values import BookValue, BookValues


def test_without_a_scheme_an_asset_is_worth_what_it_cost(office: Office) -> None:
    plain = add_asset(office, cost=Decimal("1249.00"), purchased=dt.date(2024, 3, 1))
    free = add_asset(office)
    cost = Decimal("1249.00")
    assert office.read(BookValues((plain, free))) == {plain: BookValue(cost, Decimal(0), Decimal(0), cost)}
