"""What is printed of counts: the sheet to count with, and what differs; on both databases."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups, sums
from tests.store_fixtures import Office
from tests.transactions.count_makers import count_stock, line_ids, open_count
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import JUNE, add_item, receive
from tracker_desktop.errors import Refused
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.reports.asking import typed_values
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.set_count_reason import SetCountReason

GLOVES, TONER = 1, 2


@pytest.fixture
def count(office: Office) -> int:
    """Gloves of a lot at Store 1, toner at the stockroom."""
    add_item(office)
    add_item(office, "TON-BLK", "Toner black")
    store = add_place(office, "STORE-1", "Store 1")
    receive(office, GLOVES, 45, "2", place_id=store, lot="24G118", expiry=JUNE)
    receive(office, TONER, 7, "30")
    return open_count(office)


def test_the_sheet_has_no_word_of_the_book_and_lists_what_is_still_to_count(office: Office, count: int) -> None:
    with run(office, "count-sheet", count=count) as result:
        assert [head for head, _, _ in groups(result)] == ["Stockroom", "Store 1"]
        assert (column(result, "Lot"), column(result, "Expiry")) == (["", "24G118"], [None, JUNE])
        assert not {"Book", "Difference"} & {column.title for column in result.columns}
        assert "45" not in str([result.texts(number) for number in range(len(result))])
    count_stock(office, count, TONER, 6)
    with run(office, "count-sheet", count=count) as result:
        assert column(result, "SKU") == ["GLV-NIT-M"]
    office.perform(AskRecount(count, line_ids(office, count)[:1]))
    with run(office, "count-sheet", count=count) as result:
        assert column(result, "SKU") == ["TON-BLK", "GLV-NIT-M"]


def test_differences_with_reason_and_value(office: Office, count: int) -> None:
    with run(office, "count-differences", count=count) as result:
        assert len(result) == 0
    count_stock(office, count, TONER, 6)
    count_stock(office, count, GLOVES, 45, "STORE-1", of="24G118")
    office.perform(SetCountReason(count, line_ids(office, count)[:1], "other", "wet"))
    with run(office, "count-differences", count=count) as result:
        assert [column(result, title) for title in ("SKU", "Counted", "Book", "Difference", "Value", "Reason")] == [
            ["TON-BLK"],
            ["6 pcs"],
            ["7 pcs"],
            ["-1 pc"],
            [Decimal("-30.00")],
            ["Another reason: wet"],
        ]
        assert sums(result)["Value"] == Decimal("-30.00")


def test_a_count_is_found_by_its_name_and_its_number(office: Office, count: int) -> None:
    report = REPORTS["count-sheet"]
    for text in ("Count of all stock", str(count)):
        assert typed_values(office.store, report, {"count": text}) == {"count": count}
    open_count(office)
    with pytest.raises(Refused, match=r"Count of all stock · no. 1 · opened 24 Nov 2026"):
        typed_values(office.store, report, {"count": "count of all stock"})
    (first, second) = office.read(Suggest(("count",), "all sto"))
    assert (first.text, second.text) == ("Count of all stock",) * 2
    assert {first.detail, second.detail} == {"no. 1 · open · opened today 09:40", "no. 2 · open · opened today 09:40"}
