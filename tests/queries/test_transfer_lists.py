"""The lists of transfers and of what is on the way."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.queries.test_lists import cells
from tests.store_fixtures import Office
from tests.transactions.makers import made
from tests.transactions.transfer_makers import TwoStores, two_stores
from tracker_desktop.queries.item_detail import ItemDetail
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.queries.transfer_detail import TransferDetail


@pytest.fixture
def stores(office: Office) -> TwoStores:
    return two_stores(office)


def counts(office: Office) -> dict[str, int]:
    return office.read(ListCounts("transfers"))


def test_a_transfer_goes_from_view_to_view(stores: TwoStores) -> None:
    office = stores.office
    sent = stores.send(40)
    assert counts(office) == {"on_the_way": 1, "late": 0, "arrived": 0, "all": 1}
    assert cells(office, "transfers", "state") == ["on_the_way"]
    office.now += dt.timedelta(days=8)
    assert counts(office) == {"on_the_way": 1, "late": 1, "arrived": 0, "all": 1}
    assert cells(office, "transfers", "state") == ["late"]
    stores.arrive(sent, 30)
    (row,) = (row for row in office.read(ListIds("transfers")).rows if row is not None)
    assert row[:4] == ("TN-2026-00001", "late", "Stockroom", "Store 2")
    assert row[5:8] == ("1", "100.00", "25.00")
    lost = stores.lose(sent, 10)
    assert counts(office) == {"on_the_way": 0, "late": 0, "arrived": 1, "all": 1}
    office.undo(lost)
    assert cells(office, "transfers", "state") == ["late"]


def test_what_was_never_sent_after_all_is_not_listed(stores: TwoStores) -> None:
    office = stores.office
    undone = office.undo(stores.send(40))
    assert counts(office) == {"on_the_way": 0, "late": 0, "arrived": 0, "all": 0}
    office.undo(undone)
    assert counts(office)["on_the_way"] == 1


def test_in_transit_holds_what_is_left_of_each_line(stores: TwoStores) -> None:
    office = stores.office
    sent, again = stores.send(40), stores.send(5)
    stores.arrive(sent, 15)
    (first, second) = (row for row in office.read(ListIds("in_transit")).rows if row is not None)
    assert first[:7] == ("GLV-NIT-M", "Nitrile gloves, medium", "L1", "25 pcs", "62.50", "Store 2", "Stockroom")
    assert second[3] == "5 pcs"
    assert office.read(ListCounts("items"))["in_transit"] == 1
    stores.arrive(sent, 25)
    stores.arrive(again, 5)
    assert office.read(ListIds("in_transit")).ids.tolist() == []
    assert office.read(ListCounts("items"))["in_transit"] == 0


def test_the_cards_say_what_is_on_the_way(stores: TwoStores) -> None:
    office = stores.office
    sent = stores.send(40)
    stores.arrive(sent, 42, reason="miscounted")
    again = stores.send(20, note="by van")
    stores.arrive(again, 5)
    stores.lose(again, 3)
    card = office.read(TransferDetail(made(again)))
    assert card is not None
    assert (card.title, card.state) == ("TN-2026-00002", "on_the_way")
    fields = dict(card.fields)
    assert fields["From"] == "Stockroom"
    assert fields["GLV-NIT-M"] == "20 pcs · lot L1 · 5 arrived · 3 lost · 12 on the way"
    before = office.read(TransferDetail(made(sent)))
    assert before is not None
    assert dict(before.fields)["GLV-NIT-M"] == "40 pcs · lot L1 · 42 arrived · 2 more than was sent"
    item = office.read(ItemDetail(stores.gloves))
    assert item is not None
    assert dict(item.fields)["In transit"] == "12 to Store 2 · TN-2026-00002"
