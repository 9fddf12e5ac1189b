"""Deliveries against orders: in parts, too much, something else, assets, and taken back in any order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import (
    Rows,
    add_category,
    add_place,
    add_supplier,
    asset,
    made,
    place_id,
    refused,
    there_and_back,
)
from tests.transactions.order_makers import deliver, deliver_assets, line, order, order_lines
from tests.transactions.stock_makers import add_item, movements, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderedAsset
from tracker_desktop.queries.order_sums import came_of
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import Receive, ReceiveLine


def came(office: Office, order_id: int) -> list[int]:
    """What came of each line."""
    ids = [row["id"] for row in order_lines(office, order_id)]
    with office.store.readers.connect() as connection:
        found = came_of(connection, ids)
    return [int(found[line_id]) for line_id in ids]


def test_a_part_delivery_is_worth_what_was_ordered_and_goes_back(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 3, pack_size=300, price="20.00"))
    asked = Receive((ReceiveLine(gloves, Decimal(400)),), reference="LS 4711", order_id=bought)
    done = there_and_back(office, asked)
    assert done.detail == "PO-2026-00001, LS 4711 · now 400 in Stockroom"
    assert value(office, gloves) == (400, Decimal("26.6667"))
    assert movements(office, gloves)[0].reference == "LS 4711"
    assert came(office, bought) == [400]
    first = deliver(office, bought, gloves, 100)
    deliver(office, bought, gloves, 300)
    assert came(office, bought) == [800]
    office.undo(first)
    assert came(office, bought) == [700]
    check_books(office.store)


def test_opening_stock_came_on_no_order(office: Office) -> None:
    gloves, tips, fisher = add_item(office), add_item(office, "PIP-200", "Pipette tips"), add_supplier(office)
    bought = order(office, fisher, line(gloves, 3), ordered=False)
    (wanted,) = order_lines(office, bought)
    office.perform(OpeningStock((ReceiveLine(tips, Decimal(96), order_line_id=wanted["id"]),)))
    assert came(office, bought) == [0]
    check_books(office.store)


def test_more_than_ordered_needs_a_reason(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    deliver(office, bought, gloves, 90)
    too_much = Receive((ReceiveLine(gloves, Decimal(20)),), order_id=bought)
    assert refused(office, too_much)[1] == (
        "Nitrile gloves, medium: 100 ordered on PO-2026-00001, 90 received before and 20 now. "
        "Enter less, or give a reason to receive more."
    )
    there_and_back(
        office, Receive((ReceiveLine(gloves, Decimal(20)),), order_id=bought, override="supplier was generous")
    )
    assert came(office, bought) == [110]
    assert movements(office, gloves)[-1].reason is None
    check_books(office.store)


def test_two_parts_of_one_delivery_are_counted_together(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    lots = (ReceiveLine(gloves, Decimal(60), lot="A"), ReceiveLine(gloves, Decimal(60), lot="B"))
    assert refused(office, Receive(lots, order_id=bought))[0] == "receive_over"


def test_something_else_needs_a_reason_and_comes_without_a_line(office: Office) -> None:
    gloves, tips, fisher = add_item(office), add_item(office, "TIP", "Tips"), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    lines = (ReceiveLine(gloves, Decimal(100)), ReceiveLine(tips, Decimal(96)))
    assert refused(office, Receive(lines, order_id=bought))[1] == (
        "Tips is not on PO-2026-00001. Take it off, or give a reason to receive it all the same."
    )
    office.perform(Receive(lines, order_id=bought, override="sent by mistake, kept"))
    assert movements(office, tips)[0].order_line_id is None
    assert came(office, bought) == [100]


def test_what_is_closed_or_no_order_takes_nothing(office: Office) -> None:
    gloves, fisher, lab = add_item(office), add_supplier(office), add_supplier(office, "Lab World")
    one = (ReceiveLine(gloves, Decimal(1)),)
    draft = order(office, fisher, line(gloves, 100), ordered=False)
    assert refused(office, Receive(one, order_id=draft))[0] == "receive_order_draft"
    bought = order(office, fisher, line(gloves, 100))
    assert refused(office, Receive(one, order_id=bought, supplier_id=lab))[0] == "receive_other_supplier"
    office.perform(CloseOrder(bought, "given up"))
    assert refused(office, Receive(one, order_id=bought))[0] == "receive_not_expected"
    done = office.perform(Receive(one, order_id=bought, override="came after all"))
    assert movements(office, gloves)[0].supplier_id == fisher
    assert done.number == "GR-2026-00001"
    assert refused(office, Receive(one, order_id=4711))[0] == "gone"


def test_a_line_names_the_line_of_its_item(office: Office) -> None:
    gloves, tips, fisher = add_item(office), add_item(office, "TIP", "Tips"), add_supplier(office)
    bought = order(office, fisher, line(gloves, 50), line(tips, 10), line(gloves, 50))
    first, second, third = (row["id"] for row in order_lines(office, bought))
    assert refused(office, Receive((ReceiveLine(gloves, Decimal(1), order_line_id=second),)))[1] == (
        "Nitrile gloves, medium is not what line 2 of PO-2026-00001 says. Choose its own line."
    )
    office.perform(Receive((ReceiveLine(gloves, Decimal(20), order_line_id=third),)))
    deliver(office, bought, gloves, 50)
    deliver(office, bought, gloves, 30)
    assert came(office, bought) == [50, 0, 50]
    assert first < third


def test_goods_go_where_the_order_says_unless_they_live_in_there(office: Office) -> None:
    annex = add_place(office, "ANNEX", "Annex", "store")
    shelf = add_place(office, "X-1", "X-1", "bin", parent_id=annex)
    gloves, tips = add_item(office, home_place_id=shelf), add_item(office, "TIP", "Tips")
    bought = order(office, add_supplier(office), line(gloves, 5), line(tips, 5), place_id=annex)
    deliver(office, bought, gloves, 5)
    deliver(office, bought, tips, 5)
    assert stock(office, gloves) == {("", "X-1"): 5}
    assert stock(office, tips) == {("", "ANNEX"): 5}


def test_assets_come_each_on_their_line(office: Office) -> None:
    laptops, fisher = add_category(office), add_supplier(office)
    bought = order(office, fisher, line(None, 2, description="Latitude", category_id=laptops, price="900"))
    [one] = order_lines(office, bought)
    done = deliver_assets(office, bought, one["id"], "S1")
    first = asset(office, made(done))
    assert (first["cost"], first["order_number"], first["supplier_id"]) == (900, "PO-2026-00001", fisher)
    assert first["place_id"] == place_id(office, "STOCKROOM")
    undone = office.undo(done)
    assert came(office, bought) == [0]
    office.undo(undone)
    deliver_assets(office, bought, one["id"], "S2")
    with pytest.raises(Refused, match="2 ordered on PO-2026-00001, 2 received before and 1 now"):
        deliver_assets(office, bought, one["id"], "S3")
    office.undo(done)
    deliver_assets(office, bought, one["id"], "S3")
    with pytest.raises(Refused, match="3 would have come, but only 2 are ordered"):
        office.undo(_last(office, done.uid))
    assert len(office.read(Rows(OrderedAsset))) == 2
    check_books(office.store)


def _last(office: Office, uid: str) -> str:
    from tracker_desktop.queries.entries import end_of

    with office.store.readers.connect() as connection:
        return end_of(connection, uid)[0]


def test_done_again_it_is_not_more_than_ordered(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    undone = office.undo(deliver(office, bought, gloves, 60))
    other = deliver(office, bought, gloves, 60)
    with pytest.raises(Refused, match=r"120 would have come, but only 100 are ordered. Receive it anew"):
        office.undo(undone)
    office.undo(other)
    office.undo(undone)
    assert came(office, bought) == [60]


def test_less_is_not_ordered_again_than_came(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bought = order(office, fisher, line(gloves, 100))
    [one] = order_lines(office, bought)
    more = office.perform(ChangeOrderLine(one["id"], {"packs": Decimal(200)}))
    deliver(office, bought, gloves, 150)
    with pytest.raises(Refused) as caught:
        office.undo(more)
    assert str(caught.value) == (
        "Nitrile gloves, medium on PO-2026-00001: 150 came since, more than the 100 there were before. "
        "Undo GR-2026-00001 first."
    )
