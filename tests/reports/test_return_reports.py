"""The recall of a lot, the reasons of returns, and what expires within 30, 60 and 90 days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.reports.small_office import Known
from tests.reports.test_catalog import TODAY, column, groups, sums
from tests.transactions.makers import add_supplier, holder_of
from tests.transactions.return_makers import come_back, hold, last, scrap, send_back
from tests.transactions.stock_makers import add_item, issue, lot, place, receive
from tracker_desktop.errors import Refused
from tracker_desktop.reports.asking import typed_values
from tracker_desktop.reports.registry import REPORTS


@pytest.fixture
def known(known_on_both: Known) -> Known:
    return known_on_both


def test_where_every_piece_of_a_lot_is(known: Known) -> None:
    office = known.office
    mask = add_item(office, "MSK-1", "Masks")
    hold(office)
    receive(office, mask, 100, "0.50", lot="M7")
    key = lot(office, mask, "M7")
    issue(office, mask, 20, holder_of(office, known.maria))
    come_back(office, mask, 5, "damaged", issue_id=last(office, mask))
    scrap(office, mask, key, 3, place(office))
    result = known.run("recall", lot=key)
    assert result.said == ("Lot: M7 · MSK-1",)
    assert [(head, rows) for head, rows, _ in groups(result)] == [
        ("Here now", 2),
        ("Handed out", 1),
        ("Gone otherwise", 1),
    ]
    assert column(result, "To whom") == ["", "", "Maria Lopez · Biology · lopez@office.example", "Scrap"]
    assert column(result, "Document")[2:] == ["IS-2026-00005", "SW-2026-00001"]
    assert column(result, "Came back") == [0, 0, 5, 0]
    assert column(result, "Still there") == [5, 77, 15, 3]


def test_a_lot_is_meant_by_its_number_or_its_item_too(known: Known) -> None:
    office = known.office
    first, second = add_item(office, "MSK-1", "Masks"), add_item(office, "MSK-2", "Masks, small")
    receive(office, first, 1, lot="M7")
    receive(office, second, 1, lot="M7")
    receive(office, second, 1, lot="M8")
    recall = REPORTS["recall"]
    assert typed_values(office.store, recall, {"lot": "m8"}) == {"lot": lot(office, second, "M8")}
    assert typed_values(office.store, recall, {"lot": "msk-1:M7"}) == {"lot": lot(office, first, "M7")}
    with pytest.raises(Refused, match="M7 · MSK-1; M7 · MSK-2"):
        typed_values(office.store, recall, {"lot": "M7"})
    for text in ("nothing", "x" * 300, "a\x00b", ":"):
        with pytest.raises(Refused):
            typed_values(office.store, recall, {"lot": text})


def test_the_reasons_of_what_came_back_and_was_written_off(known: Known) -> None:
    office = known.office
    mask, fisher = add_item(office, "MSK-1", "Masks"), add_supplier(office, "Northwind")
    receive(office, mask, 100, "0.50")
    key, here = lot(office, mask), place(office)
    issue(office, mask, 20, holder_of(office, known.maria))
    out = last(office, mask)
    come_back(office, mask, 2, issue_id=out)
    come_back(office, mask, 2, issue_id=out)
    office.undo(come_back(office, mask, 2, "wrong_size", issue_id=out))
    send_back(office, mask, key, 10, here, supplier_id=fisher)
    scrap(office, mask, key, 4, here)
    result = known.run("return-reasons")
    assert groups(result) == [
        ("Came back", 1, [Decimal(2), Decimal(2)]),
        ("Written off", 1, [Decimal(1), Decimal(2)]),
        ("Sent back to suppliers", 1, [Decimal(1), Decimal(5)]),
    ]
    assert column(result, "Reason") == ["Over-issued", "Damaged", "Damaged on receipt"]
    assert sums(result) == {"Lines": 4, "Value": Decimal(9)}


def test_what_expires_within_so_many_days(known: Known) -> None:
    for number, days in (("A30", 30), ("A31", 31), ("A60", 60), ("A90", 90), ("A91", 91)):
        receive(known.office, known.gloves, 1, lot=number, expiry=TODAY + dt.timedelta(days=days))
    result = known.run("expiring", days=100)
    assert [(head, rows) for head, rows, _ in groups(result)] == [
        ("Within 30 days", 2),
        ("31 to 60 days", 2),
        ("61 to 90 days", 1),
        ("Later", 1),
    ]
