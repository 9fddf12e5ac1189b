"""Receiving: lots, costs, places, and everything that is refused at the gate."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_category, add_place, asset, row
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import Lot
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.rules.item_parts import UnitFields


def test_a_delivery_is_on_hand_with_lot_value_and_receipt_and_comes_back_by_redo(office: Office) -> None:
    shelf = add_place(office, "A-04", "Store 1 / A-04", "bin")
    gloves = add_item(office, home_place_id=shelf)
    line = ReceiveLine(gloves, Decimal(200), Decimal("0.07"), "25A020", JUNE)
    done = office.perform(Receive((line,), reference="PO-1187"))
    assert done.title == "Received 200 × Nitrile gloves, medium"
    assert done.detail == "PO-1187 · lot 25A020, expires 30 Jun 2027 · now 200 in Store 1 / A-04"
    assert done.number == "GR-2026-00001"
    assert stock(office, gloves) == {("25A020", "A-04"): 200}
    assert value(office, gloves) == (200, 14)
    undone = office.undo(done)
    assert undone.title == "Undone: Received 200 × Nitrile gloves, medium"
    assert stock(office, gloves) == {}
    assert value(office, gloves) == (0, 0)
    check_books(office.store)
    office.undo(undone)
    assert stock(office, gloves) == {("25A020", "A-04"): 200}
    assert value(office, gloves) == (200, 14)
    check_books(office.store)


def test_several_lines_are_one_receipt(office: Office) -> None:
    gloves, tips = add_item(office), add_item(office, "PIP-200", "Pipette tips 200 µL")
    done = office.perform(Receive((ReceiveLine(gloves, Decimal(40)), ReceiveLine(tips, Decimal(96)))))
    assert done.title == "Received 2 items"
    assert done.detail == "GR-2026-00001 · 40 × Nitrile gloves, medium, 96 × Pipette tips 200 µL"
    office.undo(done)
    assert stock(office, gloves) == stock(office, tips) == {}
    [document] = office.read(Rows(Document))
    assert document["voided_by"]
    check_books(office.store)


def test_without_a_cost_the_last_one_counts_and_before_any_it_is_said(office: Office) -> None:
    gloves = add_item(office)
    first = receive(office, gloves, 10)
    assert "no cost known" in first.detail
    assert value(office, gloves) == (10, 0)
    dear = receive(office, gloves, 3, "1.10")
    receive(office, gloves, 2)
    assert value(office, gloves) == (15, Decimal("5.50"))
    office.undo(movements(office, gloves)[-1].entry)
    office.undo(dear)
    assert "no cost known" in receive(office, gloves, 1).detail
    check_books(office.store)


def test_a_cost_finer_than_a_ten_thousandth_is_rounded_by_the_line(office: Office) -> None:
    tips = add_item(office)
    receive(office, tips, 1000, "0.00045")
    assert value(office, tips) == (1000, Decimal("0.45"))
    receive(office, tips, 1, "0.00005")  # half to even
    assert value(office, tips) == (1001, Decimal("0.45"))


def test_goods_go_to_the_named_place_else_home_else_the_first_store(office: Office) -> None:
    home, other = add_place(office, "A-04", "A-04", "bin"), add_place(office, "B-11", "B-11", "bin")
    homeless, housed = add_item(office), add_item(office, "ETH", "Ethanol", home_place_id=home)
    receive(office, homeless, 1)
    receive(office, housed, 2)
    receive(office, housed, 3, place_id=other)
    assert stock(office, homeless) == {("", "STOCKROOM"): 1}
    assert stock(office, housed) == {("", "A-04"): 2, ("", "B-11"): 3}
    with pytest.raises(Refused, match="Choose a real place"):
        receive(office, housed, 1, place_id=place(office, "~SUPPLIER"))


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ("0", "0 is not more than 0"),
        ("-3", "-3 is not more than 0"),
        ("1e9", "must be below 1,000,000,000"),
        ("0.0001", "counted in whole units"),
        ("2.5", "2.5 is not possible"),
        ("NaN", "not a number"),
        ("Infinity", "not a number"),
    ],
)
def test_quantities_that_cannot_be_are_refused_with_a_sentence(office: Office, quantity: str, words: str) -> None:
    gloves = add_item(office)
    with pytest.raises(Refused) as refused:
        receive(office, gloves, quantity)
    assert words in str(refused.value)
    assert "Nitrile gloves" in str(refused.value)
    assert movements(office, gloves) == []


def test_a_quantity_beyond_any_number_that_is_kept_is_refused(office: Office) -> None:
    gloves = add_item(office)
    with pytest.raises(Refused, match=r"must be below|larger than any that can be kept"):
        receive(office, gloves, "1e400")
    assert movements(office, gloves) == []


def test_a_unit_with_decimals_takes_as_many_places_as_it_has(office: Office) -> None:
    wire = add_item(office, "WIRE", "Copper wire", unit="m", decimals=2)
    receive(office, wire, "2.50")
    receive(office, wire, "0.01")
    assert stock(office, wire) == {("", "STOCKROOM"): Decimal("2.51")}
    with pytest.raises(Refused, match="more than 2 decimals"):
        receive(office, wire, "0.001")


@pytest.mark.parametrize(("cost", "words"), [("-1", "0 or more"), ("1e15", "larger"), ("NaN", "0 or more")])
def test_costs_that_cannot_be_are_refused(office: Office, cost: str, words: str) -> None:
    gloves = add_item(office)
    with pytest.raises(Refused, match=words):
        receive(office, gloves, 1, cost)


def test_the_value_of_an_item_stays_within_what_can_be_kept(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 1, "9e13")
    with pytest.raises(Refused, match="value of the stock"):
        receive(office, gloves, 1, "9e13")


def test_a_lot_has_one_expiry_and_another_is_refused_with_both_dates(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 10, lot="24g118", expiry=JAN)
    receive(office, gloves, 10, lot=" 24G118 ")
    with pytest.raises(Refused) as refused:
        receive(office, gloves, 10, lot="24G118", expiry=JUNE)
    assert "31 Jan 2027" in str(refused.value)
    assert "30 Jun 2027" in str(refused.value)
    assert stock(office, gloves) == {("24g118", "STOCKROOM"): 20}


def test_a_lot_without_expiry_takes_the_one_that_is_read_later_and_undo_takes_it_back(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 10, lot="24G118")
    later = receive(office, gloves, 10, lot="24G118", expiry=JAN)
    key = lot(office, gloves, "24G118")
    assert row(office, Lot, key)["expiry"] == JAN
    office.undo(later)
    assert row(office, Lot, key)["expiry"] is None
    check_books(office.store)


def test_the_same_lot_number_of_two_items_are_two_lots(office: Office) -> None:
    gloves, tips = add_item(office), add_item(office, "PIP-200", "Pipette tips")
    receive(office, gloves, 1, lot="A1", expiry=JAN)
    receive(office, tips, 1, lot="A1", expiry=JUNE)
    assert lot(office, gloves, "A1") != lot(office, tips, "A1")


def test_each_policy_wants_its_lots(office: Office) -> None:
    never = add_item(office, "N", "Never", lot_policy="none")
    always = add_item(office, "R", "Always", lot_policy="required")
    dated = add_item(office, "E", "Dated", expiry_required=True)
    with pytest.raises(Refused, match="kept without lots"):
        receive(office, never, 1, lot="A1")
    with pytest.raises(Refused, match="kept by lots"):
        receive(office, always, 1)
    with pytest.raises(Refused, match="kept by lots"):
        receive(office, dated, 1)
    with pytest.raises(Refused, match="enter the expiry date"):
        receive(office, dated, 1, lot="A1")
    with pytest.raises(Refused, match="belongs to a lot"):
        receive(office, add_item(office), 1, expiry=JAN)
    receive(office, never, 1)
    receive(office, always, 1, lot="A1")
    receive(office, dated, 1, lot="A1", expiry=JAN)
    check_books(office.store)


def test_a_serial_number_is_one_piece_and_never_on_hand_twice(office: Office) -> None:
    probe = add_item(office, "PRB", "Probe", lot_policy="serial")
    with pytest.raises(Refused, match="by serial number"):
        receive(office, probe, 1)
    with pytest.raises(Refused, match="1 a line"):
        receive(office, probe, 2, lot="S1")
    receive(office, probe, 1, lot="S1")
    with pytest.raises(Refused, match="S1 is on hand already"):
        receive(office, probe, 1, lot="s1")
    gone = issue(office, probe, 1, 1)
    receive(office, probe, 1, lot="S1")
    with pytest.raises(Refused, match="S1 is on hand already"):
        office.undo(gone)
    check_books(office.store)


def test_expired_goods_come_in_only_with_a_reason(office: Office) -> None:
    gloves = add_item(office)
    yesterday, today = dt.date(2026, 11, 23), dt.date(2026, 11, 24)
    with pytest.raises(Refused, match="expired 23 Nov 2026"):
        receive(office, gloves, 1, lot="OLD", expiry=yesterday)
    receive(office, gloves, 1, lot="TODAY", expiry=today)
    line = ReceiveLine(gloves, Decimal(1), lot="OLD", expiry=yesterday)
    office.perform(Receive((line,), override="for training"))
    assert movements(office, gloves)[-1].reason == "for training"
    with pytest.raises(Refused, match="Check the year"):
        office.perform(Receive((ReceiveLine(gloves, Decimal(1), lot="X", expiry=dt.date(1899, 1, 1)),), override="x"))


def test_a_pack_keeps_the_text_as_entered_and_must_be_the_quantity(office: Office) -> None:
    gloves = add_item(office, units=(UnitFields("box", 100), UnitFields("third", 1, 3)))
    receive(office, gloves, 200, entered="2 box")
    assert movements(office, gloves)[0].quantity_entered == "2 box"
    with pytest.raises(Refused, match="2 box is not 20 piece"):
        receive(office, gloves, 20, entered="2 box")
    with pytest.raises(Refused, match="20 piece is not 2 piece"):
        receive(office, gloves, 2, entered="20 piece")
    receive(office, gloves, 3, entered="three")
    receive(office, gloves, 1, entered="4 third")  # 1.333 rounded to the whole pieces it is counted in
    check_books(office.store)


def test_an_item_that_is_no_longer_used_is_not_received(office: Office) -> None:
    gloves = add_item(office)
    office.perform(EditItem(gloves, {"active": False}))
    with pytest.raises(Refused, match="no longer in use"):
        receive(office, gloves, 1)
    with pytest.raises(Refused, match="nothing on this delivery"):
        office.perform(Receive(()))


def test_a_lot_that_a_later_delivery_uses_stays_when_the_first_is_undone(office: Office) -> None:
    gloves = add_item(office)
    first = receive(office, gloves, 10, "1", lot="A1", expiry=JAN)
    receive(office, gloves, 5, "2", lot="A1")
    undone = office.undo(first)
    assert stock(office, gloves) == {("A1", "STOCKROOM"): 5}
    office.undo(undone)
    assert stock(office, gloves) == {("A1", "STOCKROOM"): 15}
    assert value(office, gloves) == (15, 20)
    check_books(office.store)


def test_assets_of_one_model_arrive_each_by_serial_and_tag_and_leave_by_undo(office: Office) -> None:
    laptops = add_category(office)
    pieces = (("7QK2M44", None), ("7QK2M45", None), (None, "LT-00900"))
    line = ReceivedAsset("Dell Latitude 5540", laptops, "Dell", "Latitude 5540", Decimal("1249"), pieces)
    done = office.perform(Receive((), (line,), reference="PO-1190"))
    assert done.title == "Received 3 × Dell Latitude 5540"
    assert done.detail == "PO-1190 · LT-00001 to LT-00900"
    rows = office.read(Rows(Asset))
    assert [found["tag"] for found in rows] == ["LT-00001", "LT-00002", "LT-00900"]
    assert {found["condition"] for found in rows} == {"new"}
    first = asset(office, rows[0]["id"])
    assert (first["serial"], first["cost"], first["place_id"]) == ("7QK2M44", 1249, place(office))
    assert (first["purchased"], first["order_number"]) == (dt.date(2026, 11, 24), "PO-1190")
    undone = office.undo(done)
    assert office.read(Rows(Asset)) == []
    office.undo(undone)
    assert [found["id"] for found in office.read(Rows(Asset))] == [found["id"] for found in rows]
    with pytest.raises(Refused, match="is the tag of"):
        office.perform(Receive((), (ReceivedAsset("Other", laptops, pieces=((None, "lt-00002"),)),)))
    with pytest.raises(Refused, match="enter 1 to 1000 pieces"):
        office.perform(Receive((), (ReceivedAsset("Other", laptops),)))


def test_items_and_assets_on_one_receipt(office: Office) -> None:
    gloves, laptops = add_item(office), add_category(office)
    assets = (ReceivedAsset("Dell Latitude 5540", laptops, pieces=((None, None), (None, None))),)
    done = office.perform(Receive((ReceiveLine(gloves, Decimal(40)),), assets))
    assert done.title == "Received 1 item and 2 assets"
    assert done.detail == "GR-2026-00001 · 40 × Nitrile gloves, medium, 2 × Dell Latitude 5540"
    office.undo(done)
    assert office.read(Rows(Asset)) == []
    assert stock(office, gloves) == {}
    check_books(office.store)


def test_opening_stock_is_written_down_as_it_is_expired_lots_too(office: Office) -> None:
    gloves, tips = add_item(office), add_item(office, "PIP-200", "Pipette tips")
    old = ReceiveLine(gloves, Decimal(7), Decimal("0.10"), "OLD", dt.date(2025, 1, 31))
    done = office.perform(OpeningStock((old, ReceiveLine(tips, Decimal(96)))))
    assert done.title == "Opening stock of 2 items"
    assert done.number is None
    assert stock(office, gloves) == {("OLD", "STOCKROOM"): 7}
    assert value(office, gloves) == (7, Decimal("0.70"))
    check_books(office.store)
    office.undo(office.undo(done))
    assert value(office, gloves) == (7, Decimal("0.70"))
    check_books(office.store)


def test_many_lines_go_through_the_door_for_many_rows(office: Office) -> None:
    gloves = add_item(office)
    lines = tuple(ReceiveLine(gloves, Decimal(n), Decimal("0.5"), f"L{n}", JAN) for n in range(1, 301))
    done = office.perform(OpeningStock(lines))
    assert value(office, gloves) == (45150, 22575)
    check_books(office.store)
    office.undo(done)
    assert value(office, gloves) == (0, 0)
    check_books(office.store)
